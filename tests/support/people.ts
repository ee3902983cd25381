import { findRecommendations } from "#app/drafting/store.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import { loadActors } from "#app/forums/load-actors.server.ts";
import { sessionCookieName } from "#app/people/session.ts";
import { signIn } from "#app/people/sign-in.server.ts";
import { createSignInLimits } from "#app/people/sign-in-limits.server.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import type { Application } from "#server/application.ts";

export interface SignedInPerson {
  email: string;
  sessionId: string;
  /** The Cookie header. */
  cookie: string;
}

/** Signs a demo account in, `krakow.city` for `krakow.city@demo.example`. */
export async function signInAs(application: Pick<Application, "ctx">, account: string): Promise<SignedInPerson> {
  const email = `${account}@demo.example`;
  const signedIn = await signIn(application.ctx, createSignInLimits(), {
    email,
    password: demoPassword,
    address: "127.0.0.1",
  });
  if (!signedIn.ok) throw new Error(`${email}: ${signedIn.reason}`);
  const { sessionId, token } = signedIn.value;
  return { email, sessionId, cookie: `${sessionCookieName}=${token}` };
}

/** A demo account, signed in, as the use cases see it. */
export async function actorOf(application: Pick<Application, "ctx">, account: string): Promise<Actor> {
  const { sessionId } = await signInAs(application, account);
  const actor = (await loadActors(application.ctx, [sessionId])).get(sessionId);
  if (!actor) throw new Error(account);
  return actor;
}

/** The first recommendation of a demo forum in a status. */
export async function findDraft(application: Pick<Application, "ctx">, forumSlug = "krakow", status = "draft") {
  const rows = await findRecommendations(application.ctx.db);
  const found = rows.find((row) => row.forum.slug === forumSlug && row.status === status);
  if (!found) throw new Error(`the demo has no ${status} in ${forumSlug}`);
  return found;
}

/** The number of a demo recommendation: the demo is always of this year. */
export function demoNumber(prefix: string, order: number): string {
  return `${prefix}-${new Date().getFullYear()}-0${order}`;
}
