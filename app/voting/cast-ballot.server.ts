import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Refusal, type Result, refuse } from "#app/kernel/result.ts";
import { visibleParagraphs } from "#app/kernel/visible-text.ts";
import {
  type By,
  findBallotKey,
  type Put,
  putOpenBallot,
  putSecretBallot,
  type StoredBallot,
} from "./ballot-store.server.ts";
import { isHex } from "./bytes.ts";
import { canonicalBallot } from "./canonical-ballot.ts";
import { commitBallot, NONCE_BYTES } from "./commitment.ts";
import type { VoteTerms } from "./count-input.ts";
import { type Fault, fault, isRecord } from "./fault.ts";
import { ballotTerms, judgeBallot } from "./judge-ballot.ts";
import { newNonce, placeOf, sha256 } from "./sha256.server.ts";
import { findElector, findVote } from "./store.server.ts";

export type CastRefusal =
  | "signedOut"
  | "notFound"
  | "notElector"
  | "closed"
  | "otherText"
  | "invalid"
  | "nonceUsed"
  | "recused"
  | "notPresent";

/** With `invalid`, every reason at once. */
export type CastRefused = Refusal<CastRefusal> & { faults?: Fault[] };

export interface CastInput {
  /** `{choice}`, and `reason` with an objection. */
  ballot: unknown;
  /** Hash of the text the person saw; null in a vote over options. */
  textHash: string | null;
  /** 32 hexadecimal digits, drawn by the browser; without one the server draws it. */
  nonce?: string;
}

/** What lets a person find their ballot in the record: c is the hash of the other two (commitment.ts). */
export interface Receipt {
  voteId: string;
  c: string;
  ballot: string;
  nonce: string;
}

const reasonLength = 2000;

/** Somebody of the electorate casts their ballot, or changes it. It is on the disk when this answers. */
export async function castBallot(
  ctx: Context,
  actor: Actor | null,
  voteId: string,
  input: CastInput,
): Promise<Result<Receipt, never> | CastRefused> {
  if (!actor) return refuse("signedOut");
  const { accountId } = actor;
  const vote = await findVote(ctx.db, voteId);
  if (!vote) return refuse("notFound");
  const elector = await findElector(ctx.db, voteId, vote.forumId, accountId);
  if (!elector) return refuse("notElector");
  const at = ctx.now();
  if (vote.state?.state !== "open" || at >= vote.closesAt) return refuse("closed");
  if (input.textHash !== vote.textHash) return refuse("otherText");
  const faults = ballotFaults(input, JSON.parse(vote.terms), elector.sector);
  if (faults.length > 0) return { ok: false, reason: "invalid", faults };

  const stored = await toStored(vote, input);
  const by = { voteId, accountId, at, isSession: vote.mode === "session" };
  const put = vote.isSecret
    ? await putSecret(ctx, by, elector.sector, stored)
    : await putOpenBallot(ctx.db, by, stored);
  if (put !== "taken") return refuse(put);
  ctx.hub.publish({ type: "vote", voteId });
  const { ballot, nonce, c } = stored;
  return ok({ voteId, c, ballot, nonce });
}

function ballotFaults({ ballot, nonce }: CastInput, terms: VoteTerms, sector: string): Fault[] {
  if (!isRecord(ballot)) return [fault("notAnObject", "ballot")];
  const faults = judgeBallot({ ...ballot, sector }, ballotTerms(terms));
  if (nonce !== undefined && !isHex(nonce, NONCE_BYTES)) faults.push(fault("notANonce", "nonce"));
  const reason = reasonOf(ballot);
  if (ballot.choice === "object" && reason === "" && !faults.some(({ code }) => code === "objectionWithoutReason"))
    faults.push(fault("objectionWithoutReason"));
  if (reason.length > reasonLength) faults.push(fault("tooLong", "reason"));
  return faults;
}

function reasonOf({ choice, reason }: Record<string, unknown>): string {
  return choice === "object" && typeof reason === "string" ? visibleParagraphs(reason) : "";
}

async function toStored(
  vote: { id: string; terms: string; textHash: string | null },
  { ballot, nonce = newNonce() }: CastInput,
): Promise<StoredBallot> {
  const { method } = JSON.parse(vote.terms) as VoteTerms;
  const cast = ballot as Record<string, unknown>;
  const canonical = canonicalBallot(cast, method, vote.textHash);
  return { ballot: canonical, nonce, c: await commitBallot(sha256, vote.id, canonical, nonce), reason: reasonOf(cast) };
}

async function putSecret(ctx: Context, by: By, sector: string, stored: StoredBallot): Promise<Put> {
  const key = await findBallotKey(ctx.db, by.voteId);
  if (key === null) return "closed";
  return putSecretBallot(ctx.db, by, { key: placeOf(by.accountId, key), sector }, stored);
}
