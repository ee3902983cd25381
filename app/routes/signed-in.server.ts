import { type AppLoadContext, redirect } from "@remix-run/node";
import type { Actor } from "#app/forums/actor.ts";
import { signInPath } from "#app/people/safe-path.ts";
import type { HalfSignedIn } from "#app/people/second-step.ts";

/** Who is signed in. @throws a redirect to the sign-in page, which leads back to this one */
export function signedIn(actor: Actor | null, request: Request): Actor {
  if (actor) return actor;
  const { pathname, search } = new URL(request.url);
  throw redirect(signInPath(request.method === "GET" ? pathname + search : pathname), { status: 303 });
}

/** The same, or who has to set up a second factor before they are. @throws a redirect to the sign-in page */
export function signedInOrEnrolling(
  { actor, half }: Pick<AppLoadContext, "actor" | "half">,
  request: Request,
): Actor | HalfSignedIn {
  return half?.step === "enrol" ? half : signedIn(actor, request);
}
