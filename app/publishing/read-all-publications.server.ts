import { isStatus, type Status } from "#app/drafting/lifecycle.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readCanonicalText } from "#app/versions/canonical-text.ts";
import { describe } from "./description.ts";
import { type Purpose, purposeOf } from "./purpose.ts";
import { type PublicationStanding, standingsOf } from "./standing.ts";
import { findAllPublications } from "./store.server.ts";

/** A published version in a list over many recommendations. */
export interface ListedPublication {
  number: string;
  title: string;
  version: number;
  purpose: Purpose;
  at: Date;
  hash: string;
  isFictitious: boolean;
  forum: { slug: string; name: string };
  standing: PublicationStanding;
  /** The summary in a few words; empty unless `take` was given. */
  description: string;
}

/** Every published version, the newest first; only those that a forum leads, with `forumSlug`; only so many, with `take`. */
export async function readAllPublications(
  ctx: Context,
  filter: { forumSlug?: string; take?: number } = {},
): Promise<ListedPublication[]> {
  const rows = await findAllPublications(ctx.db, filter);
  return rows.map(({ number: version, purpose, at, version: frozen, recommendation }) => {
    const { number, status, forum, isFictitious, statusChanges, publications } = recommendation;
    const changes = statusChanges.flatMap((change) => (isStatus(change.to) ? [{ ...change, to: change.to }] : []));
    const facts = publications.map((one) => ({ version: one.number, at: one.at }));
    const standings = standingsOf(facts, status as Status, changes);
    const text = frozen.text as string | undefined;
    return {
      number,
      title: frozen.recommendationTitle,
      version,
      purpose: purposeOf(purpose),
      at,
      hash: frozen.hash,
      isFictitious,
      forum,
      standing: standings[facts.findIndex((one) => one.version === version)] ?? { kind: "current" },
      description: text === undefined ? "" : describe(readCanonicalText(text)),
    };
  });
}

/** When how a published version stands last changed. */
export function changedAt({ at, standing }: Pick<ListedPublication, "at" | "standing">): Date {
  return standing.kind === "current" ? at : (standing.at ?? at);
}
