import { redirect } from "@remix-run/node";
import type { ActorMembership } from "#app/forums/actor.ts";
import { consentPath } from "#app/privacy/paths.ts";

/** Who enters a forum in a sector that needs consent is asked first. @throws a redirect to the question, which leads back here */
export function askConsentFirst(request: Request, membership: ActorMembership | undefined): void {
  if (!membership?.asksForConsent) return;
  const { pathname, search } = new URL(request.url);
  throw redirect(consentPath(membership.forumSlug, pathname + search));
}
