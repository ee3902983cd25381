/** Addresses of a recommendation's pages. `forum` is the slug of the forum under which it is shown. */
export function recommendationPath(forum: string, number: string): string {
  return `/forums/${forum}/recommendations/${number}`;
}

export function draftPath(forum: string, number: string): string {
  return `${recommendationPath(forum, number)}/draft`;
}

export function editPath(forum: string, number: string): string {
  return `${recommendationPath(forum, number)}/edit`;
}

export function statusPath(forum: string, number: string): string {
  return `${recommendationPath(forum, number)}/status`;
}

export function publishPath(forum: string, number: string): string {
  return `${recommendationPath(forum, number)}/publish`;
}

/** A published version, by the version's number. */
export function publishedVersionPath(forum: string, number: string, version: number): string {
  return `${recommendationPath(forum, number)}/v/${version}`;
}

/** Of the versions of its text; addresses below it: versions/paths.ts. */
export function versionsPath(forum: string, number: string): string {
  return `${recommendationPath(forum, number)}/versions`;
}

export function newRecommendationPath(forum: string): string {
  return `/forums/${forum}/recommendations`;
}

export function freezePath(forum: string, number: string): string {
  return `${recommendationPath(forum, number)}/freeze`;
}

export function unfreezePath(forum: string, number: string): string {
  return `${recommendationPath(forum, number)}/unfreeze`;
}
