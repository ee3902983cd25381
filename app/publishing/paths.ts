import { recommendationPath } from "#app/drafting/paths.ts";

const apiPath = "/api/v1";

/** A published version as a file whose hash anybody can check, in the API. */
export function versionFilePath(forum: string, number: string, version: number): string {
  return `${apiPath}${recommendationPath(forum, number)}/versions/${version}`;
}
