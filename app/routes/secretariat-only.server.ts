import { data, redirect } from "@remix-run/node";
import type { Actor } from "#app/forums/actor.ts";
import { canOnInstance, type InstanceAction } from "#app/forums/policy.ts";
import { signInPath } from "#app/people/safe-path.ts";

/**
 * Lets through who may do `action` on the whole instance.
 * @throws a redirect to the sign-in page for a reader who is not signed in, otherwise a 403 or 401 response
 */
export function secretariatOnly(
  request: Request,
  actor: Actor | null,
  action: InstanceAction = "instance.readPermissions",
): Actor {
  if (actor && canOnInstance(actor, action)) return actor;
  if (!actor && request.method === "GET") throw redirect(signInPath(new URL(request.url).pathname));
  throw data(null, { status: actor ? 403 : 401 });
}
