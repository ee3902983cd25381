/** How long a group's name may be, and how many groups a forum may have. */
export const groupLimits = { name: 80, count: 40 };

export function arrangementPath(forumSlug: string): string {
  return `/forums/${forumSlug}/arrangement`;
}
