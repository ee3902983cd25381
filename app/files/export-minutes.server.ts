import type { i18n } from "i18next";
import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { votePath } from "#app/voting/paths.ts";
import { readJointVote } from "#app/voting/read-joint-vote.server.ts";
import { readRecordFacts } from "#app/voting/read-record-facts.server.ts";
import { readVoteResult } from "#app/voting/read-vote-result.server.ts";
import { ruleSentence } from "#app/voting/rule-sentence.ts";
import type { VoteRow } from "#app/voting/store.server.ts";
import type { ExportedFile } from "./export-text.server.ts";
import { fileName } from "./file-name.ts";
import { exportFormats } from "./formats.ts";
import { minutesText } from "./minutes-text.ts";
import type { FileWorkshop } from "./workshop.ts";

/**
 * The minutes of a vote that was closed, as a PDF in the language of `i18n`, with names as far as the caller may see them.
 * @param recommendation the one voted on; null for a vote over options
 */
export async function exportMinutes(
  { ctx, workshop, i18n }: { ctx: Context; workshop: FileWorkshop; i18n: i18n },
  actor: Actor | null,
  vote: VoteRow,
  recommendation: Pick<RecommendationDetails, "number" | "title" | "isFictitious"> | null,
): Promise<Result<ExportedFile, "notFound" | "crowded">> {
  const shown = await readVoteResult(ctx, actor, vote);
  if (!shown || !vote.end) return refuse("notFound");
  const { t, language } = i18n;
  const { version, textHash, forum } = vote;
  const place = { forum: (vote.recommendation?.forum ?? forum).slug, number: recommendation?.number };
  const text = minutesText(t, language, {
    number: vote.number,
    question: vote.question,
    isSecret: vote.isSecret,
    mode: vote.mode === "session" ? "session" : "circulation",
    openedAt: vote.openedAt,
    closedAt: vote.end.at,
    forum: forum.name,
    recommendation:
      recommendation && version && textHash !== null
        ? { number: recommendation.number, title: recommendation.title, version: version.number, hash: textHash }
        : null,
    rule: ruleSentence(t, JSON.parse(vote.terms)),
    address: ctx.publicUrl(votePath(place, vote.number)),
    isFictitious: recommendation?.isFictitious ?? false,
    register: (await readRecordFacts(ctx, vote.id))?.step ?? null,
    shown,
    joint: await readJointVote(ctx, vote),
  });
  const made = await workshop.make("pdf", text);
  if (!made.ok) return made;
  const stem = t("minutes.fileName", { number: recommendation?.number ?? forum.name, vote: vote.number });
  return ok({ name: fileName(stem, "pdf"), type: exportFormats.pdf.type, bytes: made.value });
}
