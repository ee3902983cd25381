import type { i18n } from "i18next";
import { publishedVersionPath, recommendationPath } from "#app/drafting/paths.ts";
import { isTextPublic } from "#app/drafting/public-text.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { readText } from "#app/drafting/read-text.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { readPublications } from "#app/publishing/read-publications.server.ts";
import { readShares } from "#app/publishing/read-shares.server.ts";
import { readCanonicalText } from "#app/versions/canonical-text.ts";
import { versionFilePath, versionPath } from "#app/versions/paths.ts";
import { findReadableVersion } from "#app/versions/read-version.server.ts";
import { readDissents, readDissentsOnText } from "#app/voting/read-dissents.server.ts";
import { fileName } from "./file-name.ts";
import { type ExportFormat, exportFormats } from "./formats.ts";
import { fileStem, labelText, type TextToLabel } from "./label-text.ts";
import type { FileWorkshop } from "./workshop.ts";

export interface ExportedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/**
 * A text as a file: a version by its number, which must be published or the caller a member who may read drafts; or with null the text as it
 * stands, where the caller may read it. Labels are in the language of `i18n`.
 */
export async function exportText(
  { ctx, workshop, i18n }: { ctx: Context; workshop: FileWorkshop; i18n: i18n },
  actor: Actor | null,
  at: { forumSlug: string; number: string; version: number | null },
  format: ExportFormat,
): Promise<Result<ExportedFile, "notFound" | "crowded">> {
  const { version } = at;
  const text = version === null ? await liveText(ctx, actor, at) : await versionText(ctx, actor, { ...at, version });
  if (!text) return refuse("notFound");
  const { t, language } = i18n;
  const made = await workshop.make(format, labelText(t, language, text));
  if (!made.ok) return made;
  return ok({ name: fileName(fileStem(t, text), format), type: exportFormats[format].type, bytes: made.value });
}

async function liveText(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string },
): Promise<TextToLabel | null> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return null;
  const recommendation = found.value;
  const { status, statusChanges, documentId, mayWatch, addressees, lead, number, updatedAt } = recommendation;
  if (!mayWatch && !isTextPublic(status, statusChanges)) return null;
  const { summary, body, at: writtenAt } = await readText(ctx, documentId);
  return {
    recommendation,
    addressees,
    text: { summary, body },
    at: writtenAt ?? updatedAt,
    version: null,
    shares: [],
    dissents: await readDissentsOnText(ctx, null, recommendation),
    address: ctx.publicUrl(recommendationPath(lead.slug, number)),
  };
}

async function versionText(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string; version: number },
): Promise<TextToLabel | null> {
  const found = await findReadableVersion(ctx, actor, at);
  if (!found.ok) return null;
  const { recommendation, row } = found.value;
  const { lead, number } = recommendation;
  const published = (await readPublications(ctx, recommendation)).find((one) => one.version === row.number);
  const path = published ? publishedVersionPath : versionPath;
  return {
    // What it was called then.
    recommendation: { ...recommendation, title: row.recommendationTitle },
    addressees: published?.data.addressees ?? recommendation.addressees,
    text: readCanonicalText(row.text),
    at: row.at,
    version: {
      number: row.number,
      hash: row.hash,
      file: ctx.publicUrl(versionFilePath(lead.slug, number, row.number)),
      published: published ? { at: published.at, as: published.purpose, standing: published.standing.kind } : null,
    },
    // A file goes from hand to hand: it tells what everyone may know.
    shares: await readShares(ctx, recommendation, row.id),
    dissents: await readDissents(ctx, null, { versionId: row.id }),
    address: ctx.publicUrl(path(lead.slug, number, row.number)),
  };
}
