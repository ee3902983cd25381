import { z } from "zod";
import { policyAreaIds } from "#app/drafting/catalogue.ts";
import { statuses } from "#app/drafting/lifecycle.ts";
import { publishedVersionPath } from "#app/drafting/paths.ts";
import {
  apiPath,
  openApiDocument as draftingDocument,
  errorSchema,
  json,
  registry,
} from "#app/drafting/public-api.server.ts";
import { sectorIds } from "#app/forums/sectors.ts";
import type { ShownDissent } from "#app/voting/shown-dissents.ts";
import "./public-votes.server.ts";
import type { DiffedVersions } from "./diff-published.server.ts";
import { versionFilePath } from "./paths.ts";
import type { ListedPublication } from "./read-all-publications.server.ts";

/** What everyone may read: the same for all, whoever asks, and open to scripts of other sites (GET, without credentials). */
const standingSchema = z.enum(["current", "superseded", "withdrawn"]);
const purposeSchema = z.enum(["consultation", "adopted"]);
const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("SHA-256 of the text (docs/versions.md).");

const publicationSchema = registry.register(
  "Publication",
  z.object({
    number: z.string().openapi({ example: "KRK-2026-01" }),
    title: z.string(),
    forum: z.string().describe("Slug of the forum that leads it."),
    version: z.int(),
    purpose: purposeSchema,
    publishedAt: z.iso.datetime(),
    standing: standingSchema,
    hash: hashSchema,
    isFictitious: z.boolean().describe("Made up for a demonstration."),
    url: z.url().describe("Its page."),
    fileUrl: z.url().describe("Its text and data in this API."),
  }),
);

const dissentSchema = registry.register(
  "DissentingOpinion",
  z.object({
    vote: z.int().describe("Number of the vote."),
    of: z.enum(["person", "sector"]),
    name: z.string().nullable().describe("Of a person who wants to be named."),
    sector: z.enum(sectorIds).nullable(),
    signedBy: z.int().nullable().describe("How many of the sector stand by its opinion."),
    at: z.iso.datetime(),
    text: z.string(),
  }),
);

const versionSchema = registry.register(
  "PublishedVersion",
  publicationSchema.extend({
    frozenAt: z.iso.datetime(),
    withdrawnBecause: z.string().nullable(),
    areas: z.array(z.enum(policyAreaIds)),
    addressees: z.array(z.object({ name: z.string(), levels: z.array(z.string()), isCoAddressee: z.boolean() })),
    indicators: z.array(z.object({ name: z.string(), baseline: z.string(), target: z.string() })),
    sources: z.array(z.object({ title: z.string(), url: z.string() })),
    schemaVersion: z.int(),
    text: z
      .object({ body: z.record(z.string(), z.unknown()), summary: z.record(z.string(), z.unknown()) })
      .describe("The canonical text; the hash is of schemaVersion and of this."),
    dissents: z.array(dissentSchema).describe("On the votes over this text; they belong to it."),
  }),
);

const blockSchema = z.object({
  kind: z.enum(["added", "removed", "kept"]),
  isMoved: z.boolean(),
  isReformed: z.boolean().describe("The same words in another form: marks, level, place in a list or table."),
  before: z.string().nullable(),
  after: z.string().nullable(),
  words: z.array(z.object({ kind: z.enum(["added", "removed", "kept"]), text: z.string() })).nullable(),
});

const diffSchema = registry.register(
  "Diff",
  z.object({
    number: z.string(),
    from: z.object({ version: z.int(), hash: hashSchema }),
    to: z.object({ version: z.int(), hash: hashSchema }),
    summary: z
      .array(blockSchema)
      .describe("Every paragraph of the later version, and those that are gone where they stood."),
    body: z.array(blockSchema),
  }),
);

const entrySchema = registry.register(
  "RegisterEntry",
  z.object({
    at: z.iso.datetime(),
    kind: z.enum(["moved", "published"]),
    from: z.enum(statuses).nullable(),
    to: z.enum(statuses).nullable(),
    version: z.int().nullable(),
    reason: z.string(),
  }),
);

const parameter = (name: string) => z.string().openapi({ param: { name, in: "path" } });
const recommendation = z.object({ slug: parameter("slug"), number: parameter("number") });
const base = `${apiPath}/forums/{slug}/recommendations/{number}`;
const csv = (description: string) => ({ description, content: { "text/csv": { schema: z.string() } } });
const missing = json("There is nothing published under this address.", errorSchema);

for (const path of [
  {
    path: `${apiPath}/publications`,
    summary: "All published versions, the newest first",
    ok: json("Them.", z.array(publicationSchema)),
  },
  { path: `${apiPath}/publications.csv`, summary: "The same as a table", ok: csv("A line each.") },
]) {
  registry.registerPath({ method: "get", path: path.path, summary: path.summary, responses: { 200: path.ok } });
}

for (const { path, summary, params, ok } of [
  {
    path: `${base}/versions`,
    summary: "The published versions of a recommendation",
    params: recommendation,
    ok: json("In their order.", z.array(publicationSchema)),
  },
  {
    path: `${base}/versions/{version}`,
    summary: "A published version with its canonical text, as a file whose hash anybody can check",
    params: recommendation.extend({ version: parameter("version") }),
    ok: json("The version.", versionSchema),
  },
  {
    path: `${base}/diff/{from}/{to}`,
    summary: "What changed between two published versions",
    params: recommendation.extend({ from: parameter("from"), to: parameter("to") }),
    ok: json("The differences.", diffSchema),
  },
  {
    path: `${base}/register`,
    summary: "The register of changes of a public recommendation",
    params: recommendation,
    ok: json("Its entries, the oldest first.", z.array(entrySchema)),
  },
  {
    path: `${base}/register.csv`,
    summary: "The same as a table",
    params: recommendation,
    ok: csv("A line each."),
  },
]) {
  registry.registerPath({ method: "get", path, summary, request: { params }, responses: { 200: ok, 404: missing } });
}

/** The description of the whole API, OpenAPI 3.1. `origin` like "https://example.org". */
export function openApiDocument(origin: string) {
  return draftingDocument(origin);
}

type PublicationSource = Omit<ListedPublication, "description">;

/** A published version as a list in the API gives it. */
export function publicationResource(
  publicUrl: (path: string) => string,
  { number, title, version, purpose, at, hash, isFictitious, forum, standing }: PublicationSource,
): z.infer<typeof publicationSchema> {
  return {
    number,
    title,
    forum: forum.slug,
    version,
    purpose,
    publishedAt: at.toISOString(),
    standing: standing.kind,
    hash,
    isFictitious,
    url: publicUrl(publishedVersionPath(forum.slug, number, version)),
    fileUrl: publicUrl(versionFilePath(forum.slug, number, version)),
  };
}

/** A dissenting opinion as the API gives it. */
export function dissentResource({
  vote,
  kind,
  name,
  sector,
  signatures,
  at,
  text,
}: ShownDissent): z.infer<typeof dissentSchema> {
  return { vote, of: kind, name, sector, signedBy: signatures?.signed ?? null, at: at.toISOString(), text };
}

export type VersionResource = z.infer<typeof versionSchema>;
export type RegisterEntry = z.infer<typeof entrySchema>;

/** The differences of two published versions as the API gives them. */
export function diffResource({ number, from, to, summary, body }: DiffedVersions): z.infer<typeof diffSchema> {
  const blocks = (changes: DiffedVersions["body"]) =>
    changes.map((change) => ({
      kind: change.kind,
      isMoved: change.kind === "kept" && change.isMoved,
      isReformed: change.kind === "kept" && change.isReformed,
      before: change.kind === "added" ? null : change.before.text,
      after: change.kind === "removed" ? null : change.after.text,
      words: change.kind === "kept" ? change.words : null,
    }));
  return { number, from, to, summary: blocks(summary), body: blocks(body) };
}

/** Of the table of all publications: what of each stands in it. */
export const publicationColumns = [
  "number",
  "title",
  "forum",
  "version",
  "purpose",
  "publishedAt",
  "standing",
  "hash",
  "url",
] as const;
