import { newRecommendationPath, recommendationPath } from "#app/drafting/paths.ts";
import { versionPath } from "#app/versions/paths.ts";
import type { ExportFormat } from "./formats.ts";

/** Where a text is downloaded: a version by its number, or with null the text as it stands. */
export function exportPath(forum: string, number: string, version: number | null, format: ExportFormat): string {
  const text = version === null ? recommendationPath(forum, number) : versionPath(forum, number, version);
  return `${text}/export.${format}`;
}

/** Where a file is brought. */
export function importPath(forum: string): string {
  return `${newRecommendationPath(forum)}/import`;
}

/** Where the form of its preview goes, which carries the text. */
export function confirmImportPath(forum: string): string {
  return `${importPath(forum)}?confirm`;
}
