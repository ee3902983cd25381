import { redirect } from "@remix-run/node";

/**
 * Where somebody proves again who they are before they go on with what they asked for: the answer to a use case's "proofNeeded".
 * A posted form goes there with all that was typed, and comes back with it.
 */
export function confirmFirst(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const path = `/confirm?redirectTo=${encodeURIComponent(pathname + search)}`;
  // 307 keeps the method and the body.
  return redirect(path, { status: request.method === "GET" ? 303 : 307 });
}
