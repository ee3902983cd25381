import type { Context } from "#app/kernel/context.server.ts";
import { hashToken } from "#app/kernel/id.server.ts";
import { type HalfSignedIn, secondStep } from "#app/people/second-step.ts";
import { findSessions, type SessionAccount } from "#app/people/store.server.ts";
import { type Actor, type ActorMembership, mustHaveSecondFactor, roles } from "./actor.ts";
import { asksForConsent, disclosedSector } from "./sector-consent.ts";
import { isSectorId } from "./sectors.ts";
import { findMemberships } from "./store.server.ts";

/** Who stands behind a session cookie's token; null when it has ended, never was, or has a step of signing in left. */
export async function loadActor(ctx: Context, token: string | undefined): Promise<Actor | null> {
  return (await loadVisitor(ctx, token))?.actor ?? null;
}

interface Visitor {
  /** Null while a step of signing in is left. */
  actor: Actor | null;
  half: HalfSignedIn | null;
  session: SessionAccount;
}

/** As loadActor, also for who has a step of signing in left. Null for nobody. */
export async function loadVisitor(ctx: Context, token: string | undefined): Promise<Visitor | null> {
  if (!token) return null;
  const [visitor] = await loadVisitors(ctx, [hashToken(token, ctx.sessionSecret)]);
  return visitor ?? null;
}

/**
 * Who stands behind the sessions that are still good and have passed every step of signing in, by session id. Two queries, however many
 * sessions.
 */
export async function loadActors(ctx: Context, sessionIds: string[]): Promise<Map<string, Actor>> {
  const visitors = await loadVisitors(ctx, sessionIds);
  return new Map(visitors.flatMap(({ actor }) => (actor ? [[actor.sessionId, actor]] : [])));
}

async function loadVisitors(ctx: Context, sessionIds: string[]): Promise<Visitor[]> {
  const sessions = await findSessions(ctx.db, sessionIds, ctx.now());
  const memberships = await membershipsOf(ctx, [...new Set(sessions.map((session) => session.account.id))]);
  return sessions.map((session) => {
    const { account } = session;
    const known = {
      sessionId: session.id,
      accountId: account.id,
      name: account.name,
      email: account.email,
      provedAt: session.provedAt ?? session.createdAt,
    };
    const actor = {
      ...known,
      isSecretariat: account.isSecretariat,
      isDemo: account.isDemo,
      memberships: memberships.get(account.id) ?? [],
    };
    const isDemanded = ctx.secondFactor === "required" && mustHaveSecondFactor(actor);
    const { secondFactorAt } = session;
    const step = secondStep({ secondFactorAt, secondFactorSince: account.secondFactorSince, isDemanded });
    return step ? { actor: null, half: { ...known, step }, session } : { actor, half: null, session };
  });
}

async function membershipsOf(ctx: Context, accountIds: string[]): Promise<Map<string, ActorMembership[]>> {
  const memberships = new Map<string, ActorMembership[]>();
  for (const row of await findMemberships(ctx.db, accountIds)) {
    const role = roles.find((candidate) => candidate === row.role);
    if (!role || !isSectorId(row.sector)) throw new Error(`membership in ${row.forumId}: unknown role or sector`);
    const list = memberships.get(row.accountId) ?? [];
    list.push({
      forumId: row.forumId,
      forumSlug: row.forum.slug,
      role,
      sector: disclosedSector(row),
      ...(asksForConsent(row) && { asksForConsent: true }),
    });
    memberships.set(row.accountId, list);
  }
  return memberships;
}
