import { type DocumentText, plainText } from "#app/drafting/document-json.ts";
import { noteSign } from "#app/drafting/inline-text.ts";
import type { RecommendationSummary } from "#app/drafting/read-recommendations.server.ts";
import { readText } from "#app/drafting/read-text.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { readCanonicalText } from "#app/versions/canonical-text.ts";
import { findVersion } from "#app/versions/reading-store.server.ts";
import { findReached, putEntry, type SearchKind } from "./search-store.server.ts";
import { indexedWords } from "./search-words.ts";

export interface Searchable {
  recommendation: RecommendationSummary;
  kind: SearchKind;
}

/** A word of the title counts as so many of the text. */
const titleWeight = 4;

/**
 * Brings the index up to what these texts are now: most of them are in it already, and the others are read once, when somebody who may see
 * them searches.
 */
export async function bringUpToDate(ctx: Context, texts: readonly Searchable[]): Promise<void> {
  const { entries, working, published } = await findReached(ctx.db);
  const indexed = new Map(entries.map((entry) => [`${entry.kind} ${entry.recommendationId}`, entry]));
  for (const { recommendation, kind } of texts) {
    const { id, title } = recommendation;
    const reached = (kind === "working" ? working : published).get(id) ?? 0;
    const entry = indexed.get(`${kind} ${id}`);
    if (entry?.reached === reached && (kind === "published" || entry.title === title)) continue;
    const found = kind === "working" ? await workingText(ctx, recommendation) : await publishedText(ctx, id, reached);
    if (!found) continue;
    const paragraphs = [found.text.summary, found.text.body].flatMap((root) => plainText(root).split("\n"));
    const text = paragraphs
      .filter((one) => one.trim() !== "")
      .join(" · ")
      .replaceAll(noteSign, "");
    const words = [...Array(titleWeight).fill(found.title), recommendation.number, text].map(indexedWords).join(" ");
    await putEntry(ctx.db, { recommendationId: id, kind, reached, title: found.title, text, words }).catch(
      (error: unknown) => {
        // Somebody who searched at the same moment wrote the same.
        if (!isTaken(error)) throw error;
      },
    );
  }
}

async function workingText(ctx: Context, { documentId, title }: RecommendationSummary) {
  return { title, text: await readText(ctx, documentId) };
}

async function publishedText(
  ctx: Context,
  recommendationId: string,
  version: number,
): Promise<{ title: string; text: DocumentText } | null> {
  const found = await findVersion(ctx.db, recommendationId, version);
  return found && { title: found.recommendationTitle, text: readCanonicalText(found.text) };
}
