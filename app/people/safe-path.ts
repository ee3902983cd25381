// Only its origin is compared; nothing is ever sent there.
const ownOrigin = "http://trojglos.invalid";

/** A path on this site to go on to after a form, from what the request says; "/" for an address anywhere else. */
export function safePath(candidate: unknown): string {
  if (typeof candidate !== "string" || !candidate.startsWith("/") || !URL.canParse(candidate, ownOrigin)) return "/";
  const url = new URL(candidate, ownOrigin);
  // A path that begins with two slashes names another host when it is used as a relative address.
  if (url.origin !== ownOrigin || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}

/** The sign-in page, from which one comes back to `path`. */
export function signInPath(path: string): string {
  return `/sign-in?redirectTo=${encodeURIComponent(path)}`;
}
