import type { PolicyAreaId } from "#app/drafting/catalogue.ts";
import type { Status } from "#app/drafting/lifecycle.ts";
import { isTextPublic } from "#app/drafting/public-text.ts";
import { type RecommendationSummary, readRecommendations } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import { readForums } from "#app/forums/read-forums.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { bringUpToDate, type Searchable } from "./search-index.server.ts";
import { findEntries, findTexts } from "./search-store.server.ts";
import { type ExcerptPiece, excerptOf, searchTerms } from "./search-words.ts";

export interface Search {
  words: string;
  /** Of a forum that leads or joins; empty for all. */
  city: string;
  area: string;
  /** A name, whole. */
  addressee: string;
  status: string;
  /** From 1. */
  page: number;
}

export interface Hit {
  id: number;
  number: string;
  title: string;
  status: Status;
  lead: { slug: string; name: string };
  isWorking: boolean;
  excerpt: ExcerptPiece[];
}

export interface SearchResult {
  hits: Hit[];
  total: number;
  pages: number;
  /** Whether anything was searched for. */
  isAsked: boolean;
  /** What there is to choose from, among what the caller may see. */
  choices: { cities: string[]; areas: PolicyAreaId[]; addressees: string[]; statuses: Status[] };
}

const pageSize = 20;

/**
 * Searches what the caller may read: the last published version of every recommendation for everyone, and the text as it stands where the
 * caller may watch it or everyone may read it. What may be read is decided here before anything is looked for.
 */
export async function search(ctx: Context, actor: Actor | null, asked: Search): Promise<SearchResult> {
  const [visible, forums] = await Promise.all([readRecommendations(ctx, actor), readForums(ctx)]);
  const cityOf = new Map(forums.map(({ slug, city }) => [slug, city]));
  const citiesOf = ({ lead, joined }: RecommendationSummary) =>
    [lead, ...joined].map(({ slug }) => cityOf.get(slug) ?? "").filter(Boolean);
  const kept = visible.filter(
    (one) =>
      (asked.city === "" || citiesOf(one).includes(asked.city)) &&
      (asked.area === "" || one.areas.some((area) => area === asked.area)) &&
      (asked.addressee === "" || one.addressees.some(({ name }) => name === asked.addressee)) &&
      (asked.status === "" || one.status === asked.status),
  );
  const terms = searchTerms(asked.words);
  const isAsked = terms.length > 0 || [asked.city, asked.area, asked.addressee, asked.status].some(Boolean);
  const texts = kept.flatMap((recommendation) =>
    kindsFor(recommendation).map((kind): Searchable => ({ recommendation, kind })),
  );
  const found = isAsked ? await find(ctx, texts, terms) : [];
  const page = Math.max(1, Math.min(asked.page, Math.ceil(found.length / pageSize)));
  return {
    hits: await toHits(ctx, found.slice((page - 1) * pageSize, page * pageSize), terms),
    total: found.length,
    pages: Math.ceil(found.length / pageSize),
    isAsked,
    choices: {
      cities: sorted(visible.flatMap(citiesOf)),
      areas: sorted(visible.flatMap(({ areas }) => areas)),
      addressees: sorted(visible.flatMap(({ addressees }) => addressees.map(({ name }) => name))),
      statuses: [...new Set(visible.map(({ status }) => status))],
    },
  };
}

/** Which texts of a recommendation the caller for whom it was read may search. */
function kindsFor({ mayWatch, isPublished, status }: RecommendationSummary): Searchable["kind"][] {
  const isOpen = mayWatch || isTextPublic(status, []);
  // Outside drafting the text as it stands is the published one.
  if (isPublished) return mayWatch && status === "draft" ? ["published", "working"] : ["published"];
  return isOpen ? ["working"] : [];
}

type Found = Searchable & { id: number };

async function find(ctx: Context, texts: readonly Searchable[], terms: readonly string[]): Promise<Found[]> {
  await bringUpToDate(ctx, texts);
  const allowed = new Map(texts.map((text) => [`${text.kind} ${text.recommendation.id}`, text]));
  const entries = await findEntries(ctx.db, terms);
  return entries.flatMap(({ id, kind, recommendationId }) => {
    const text = allowed.get(`${kind} ${recommendationId}`);
    return text ? [{ ...text, id: Number(id) }] : [];
  });
}

async function toHits(ctx: Context, found: readonly Found[], terms: readonly string[]): Promise<Hit[]> {
  const texts = new Map(
    (
      await findTexts(
        ctx.db,
        found.map(({ id }) => id),
      )
    ).map((text) => [text.id, text]),
  );
  return found.map(({ id, kind, recommendation: { number, status, lead } }) => ({
    id,
    number,
    title: texts.get(id)?.title ?? "",
    status,
    lead,
    isWorking: kind === "working" && status === "draft",
    excerpt: excerptOf(texts.get(id)?.text ?? "", terms),
  }));
}

function sorted<Value extends string>(values: readonly Value[]): Value[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b, "pl"));
}
