import type { LoaderFunctionArgs } from "@remix-run/node";
import type { TFunction } from "i18next";
import { publishedVersionPath } from "#app/drafting/paths.ts";
import { readForum } from "#app/forums/read-forums.server.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { formatFor } from "#app/i18n/format-for.ts";
import { referenceLanguage } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { atomFeed, type FeedEntry } from "#app/publishing/atom.ts";
import {
  changedAt,
  type ListedPublication,
  readAllPublications,
} from "#app/publishing/read-all-publications.server.ts";
import { jointSentence } from "#app/voting/joint-words.ts";
import { blockedWords, outcomeSentence, outcomeWord } from "#app/voting/outcome-words.ts";
import { registerPath, votePath } from "#app/voting/paths.ts";
import type { BriefOutcome } from "#app/voting/read-brief-outcome.server.ts";
import { type EndedVote, readEndedVotes } from "#app/voting/read-ended-votes.server.ts";
import { findHead } from "#app/voting/register-store.server.ts";
import { notFound } from "./refusal-status.server.ts";

const most = 50;

type PublicUrl = (path: string) => string;

/** What was published and what votes came to last, of a forum or of all, in Polish: the texts are. */
export async function loader({ params, context: { ctx } }: LoaderFunctionArgs) {
  const forum = params.slug === undefined ? null : await readForum(ctx, null, params.slug);
  if (forum && !forum.ok) throw notFound();
  const { t } = await createI18n(referenceLanguage);
  const path = forum ? `/forums/${forum.value.slug}` : "";
  const filter = { take: most, ...(forum && { forumSlug: forum.value.slug }) };
  const [publications, votes] = await Promise.all([readAllPublications(ctx, filter), readEndedVotes(ctx, filter)]);
  const entries = [
    ...publications.map((one) => publicationEntry(t, ctx.publicUrl, one)),
    ...votes.map((one) => voteEntry(t, ctx.publicUrl, one)),
    ...(forum ? [] : await registerEntry(ctx, t)),
  ];
  const feed = atomFeed({
    title: forum ? t("feed.forum", { forum: forum.value.name }) : t("feed.all"),
    selfUrl: ctx.publicUrl(`${path}/feed.atom`),
    pageUrl: ctx.publicUrl(path || "/"),
    lang: referenceLanguage,
    entries: entries.sort((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime()).slice(0, most),
  });
  return new Response(feed, {
    headers: { "Content-Type": "application/atom+xml; charset=utf-8", "Cache-Control": "public, max-age=60" },
  });
}

function publicationEntry(t: TFunction, publicUrl: PublicUrl, one: ListedPublication): FeedEntry {
  const standing = one.standing.kind === "current" ? "" : ` (${t(`publishing.standing.${one.standing.kind}`)})`;
  return {
    title: t("publishing.heading", { number: one.number, version: one.version, title: one.title }) + standing,
    url: publicUrl(publishedVersionPath(one.forum.slug, one.number, one.version)),
    publishedAt: one.at,
    updatedAt: changedAt(one),
    author: one.forum.name,
    summary: one.description,
  };
}

function voteEntry(t: TFunction, publicUrl: PublicUrl, one: EndedVote): FeedEntry {
  const { number, vote, title, forum, at, outcome, reason, joint } = one;
  const word = joint?.result
    ? t(`joint.short.${joint.result.outcome}`)
    : outcome
      ? outcomeWord(t, outcome.result)
      : t("voteResult.cancelled");
  const words = joint ? jointWords(t, joint, reason) : outcome ? outcomeWords(t, outcome) : [reason];
  return {
    title: t("voteResult.feedTitle", { number, vote, outcome: word, title }),
    url: publicUrl(votePath({ forum: forum.slug, number }, vote)),
    publishedAt: at,
    updatedAt: at,
    author: forum.name,
    summary: words.filter(Boolean).join(" "),
  };
}

function outcomeWords(t: TFunction, { result, names, root }: BriefOutcome): string[] {
  const format = formatFor(referenceLanguage);
  const blocked = blockedWords(t, format, result);
  const sentences = [outcomeSentence(t, format, result, names), ...(blocked ? [blocked] : [])];
  return [...sentences, `${t("voteResult.root")}: ${root}`];
}

/** What the forums came to together, then what each of them came to. */
function jointWords(t: TFunction, { result, parts }: NonNullable<EndedVote["joint"]>, reason: string): string[] {
  const each = parts.flatMap(({ forum, vote, outcome }) =>
    outcome ? [`${t("joint.part", { forum, vote })}.`, ...outcomeWords(t, outcome)] : [],
  );
  return [result ? jointSentence(t, result) : `${reason} ${t("joint.cancelled")}`, ...each];
}

/**
 * The head of the register of votes, so that whoever reads the feed keeps a copy of it: a register that was written anew would not have it.
 */
async function registerEntry(ctx: Context, t: TFunction): Promise<FeedEntry[]> {
  const { seq, head, at } = await findHead(ctx.db);
  if (at === null) return [];
  return [
    {
      title: t("voteRecord.feedTitle", { seq }),
      url: ctx.publicUrl(`${registerPath}?step=${seq}`),
      publishedAt: at,
      updatedAt: at,
      author: t("voteRecord.registerTitle"),
      summary: t("voteRecord.feedSummary", { head }),
    },
  ];
}
