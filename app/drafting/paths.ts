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

export function newRecommendationPath(forum: string): string {
  return `/forums/${forum}/recommendations`;
}
