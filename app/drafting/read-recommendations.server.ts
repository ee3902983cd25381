import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { type LevelId, levels, type PolicyAreaId, policyAreaIds } from "./catalogue.ts";
import { isPublic, isStatus, type Status } from "./lifecycle.ts";
import { can, type RecommendationFacts } from "./policy.ts";
import { decodePublishedData } from "./published-data.ts";
import {
  findRecommendation,
  findRecommendations,
  type RecommendationDetailsRow,
  type RecommendationRow,
} from "./store.server.ts";

export interface ForumName {
  slug: string;
  name: string;
}

export interface RecommendationSummary extends RecommendationFacts {
  id: string;
  number: string;
  title: string;
  areas: PolicyAreaId[];
  documentId: string;
  isFictitious: boolean;
  /** Whether everyone could see it at some time. */
  wasPublic: boolean;
  /** Whether a version of it is published. */
  isPublished: boolean;
  updatedAt: Date;
  addressees: { name: string; levels: LevelId[]; isCoAddressee: boolean }[];
  lead: ForumName;
  joined: ForumName[];
  /** Whether the caller may open the working text. */
  mayWatch: boolean;
}

export interface RecommendationDetails extends RecommendationSummary {
  indicators: { name: string; baseline: string; target: string }[];
  sources: { title: string; url: string }[];
  document: { state: string; epoch: string; schemaVersion: number };
  statusChanges: { from: Status; to: Status; at: Date; reason: string }[];
}

/**
 * The recommendations that the caller may see: of one forum (led or joined), or of all. While a published one is a working draft again,
 * who may not watch the draft sees its title and data as they were published.
 */
export async function readRecommendations(
  ctx: Context,
  actor: Actor | null,
  forumId?: string,
): Promise<RecommendationSummary[]> {
  const rows = await findRecommendations(ctx.db, forumId);
  return rows.map((row) => toSummary(row, actor)).filter((summary) => mayRead(actor, summary));
}

/** One recommendation by forum and number; one the caller may not see is not found. */
export async function readRecommendation(
  ctx: Context,
  actor: Actor | null,
  forumSlug: string,
  number: string,
): Promise<Result<RecommendationDetails, "notFound">> {
  const row = await findRecommendation(ctx.db, forumSlug, number);
  if (!row) return refuse("notFound");
  const details = toDetails(row, actor);
  return mayRead(actor, details) ? ok(details) : refuse("notFound");
}

function mayRead(actor: Actor | null, recommendation: RecommendationSummary): boolean {
  return can(actor, "recommendation.read", recommendation) || recommendation.isPublished;
}

/** The publication that stands in for the working draft, for who may not see that. */
function standIn(row: RecommendationRow, mayWatch: boolean) {
  const [last] = row.publications;
  if (mayWatch || row.status !== "draft" || !last) return null;
  return { title: last.version.recommendationTitle, updatedAt: last.at, data: decodePublishedData(last.data) };
}

function toSummary(row: RecommendationRow, actor: Actor | null): RecommendationSummary {
  const status = statusOf(row.status);
  const wasPublic = row.publicSince !== null;
  const facts = {
    forumId: row.forumId,
    joinedForumIds: row.joined.map((joined) => joined.forumId),
    status,
    isPublic: isPublic(status, wasPublic),
    isArchived: row.forum.archivedAt !== null,
  };
  const mayWatch = can(actor, "draft.watch", facts);
  const published = standIn(row, mayWatch);
  return {
    ...facts,
    id: row.id,
    number: row.number,
    title: published?.title ?? row.title,
    areas: published?.data.areas ?? policyAreaIds.filter((area) => row.areas.split(",").includes(area)),
    documentId: row.documentId,
    isFictitious: row.isFictitious,
    wasPublic,
    isPublished: row.publications.length > 0,
    updatedAt: published?.updatedAt ?? row.updatedAt,
    addressees:
      published?.data.addressees ??
      row.addressees.map((addressee) => ({
        ...addressee,
        levels: levels.filter((level) => addressee.levels.split(",").includes(level)),
      })),
    lead: { slug: row.forum.slug, name: row.forum.name },
    joined: published?.data.joined ?? row.joined.map((joined) => joined.forum),
    mayWatch,
  };
}

function toDetails(row: RecommendationDetailsRow, actor: Actor | null): RecommendationDetails {
  const summary = toSummary(row, actor);
  const published = standIn(row, summary.mayWatch)?.data;
  return {
    ...summary,
    indicators: published?.indicators ?? row.indicators,
    sources: published?.sources ?? row.sources,
    document: row.document,
    statusChanges: row.statusChanges.map(({ from, to, at, reason }) => ({
      from: statusOf(from),
      to: statusOf(to),
      at,
      reason,
    })),
  };
}

function statusOf(value: string): Status {
  if (!isStatus(value)) throw new Error(`unknown status ${value}`);
  return value;
}
