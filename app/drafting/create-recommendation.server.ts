import { z } from "zod";
import type { Actor } from "#app/forums/actor.ts";
import { can } from "#app/forums/policy.ts";
import { findForumBySlug } from "#app/forums/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { type Result, refuse } from "#app/kernel/result.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { announce } from "./announce.server.ts";
import type { DocumentText } from "./document-json.ts";
import { SCHEMA_VERSION } from "./document-schema.ts";
import { entryOfText, firstEntry } from "./first-entry.server.ts";
import { documentStateIn } from "./lifecycle.ts";
import { nextNumber } from "./number.ts";
import { type RecommendationDetails, readRecommendation } from "./read-recommendations.server.ts";
import { recommendationTitle } from "./recommendation-form.ts";
import { findNumbers, insertRecommendation } from "./store.server.ts";

const form = z.object({ title: recommendationTitle });

/** A moderator opens a new draft with the forum's next number. Its text is the policy-brief template, unless they bring one. */
export async function createRecommendation(
  ctx: Context,
  actor: Actor | null,
  forumSlug: string,
  input: { title?: unknown; text?: DocumentText },
): Promise<Result<RecommendationDetails, "notFound" | "signedOut" | "forbidden" | "invalid">> {
  const forum = await findForumBySlug(ctx.db, forumSlug);
  if (!forum) return refuse("notFound");
  if (!actor) return refuse("signedOut");
  if (!can(actor, "forum.createRecommendation", forum)) return refuse("forbidden");
  const parsed = form.safeParse(input);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));

  const number = await insertWithNextNumber(ctx, actor, forum, {
    title: parsed.data.title,
    firstEntry: input.text ? entryOfText(ctx, input.text) : firstEntry(ctx, {}),
  });
  const created = await readRecommendation(ctx, actor, forumSlug, number);
  if (!created.ok) throw new Error(`${number} was written but cannot be read`);
  announce(ctx, "created", created.value);
  return created;
}

/** Takes the next free number; when another moderator takes the same one at the same moment, the one after it. */
async function insertWithNextNumber(
  ctx: Context,
  { accountId: actorId }: Actor,
  forum: { id: string; prefix: string },
  content: { title: string; firstEntry: Uint8Array<ArrayBuffer> },
): Promise<string> {
  const at = ctx.now();
  for (let attempt = 0; ; attempt++) {
    const series = `${forum.prefix}-${at.getFullYear()}-`;
    const number = nextNumber(series, await findNumbers(ctx.db, series));
    try {
      await insertRecommendation(ctx.db, {
        id: ctx.newId(),
        number,
        forumId: forum.id,
        ...content,
        status: "draft",
        areas: "",
        documentId: ctx.newId(),
        publicSince: null,
        isFictitious: false,
        at,
        joinedForumIds: [],
        document: { state: documentStateIn("draft"), schemaVersion: SCHEMA_VERSION, epoch: ctx.newId() },
        data: null,
        actorId,
        newId: ctx.newId,
      });
      return number;
    } catch (error) {
      if (!isTaken(error) || attempt === 9) throw error;
    }
  }
}
