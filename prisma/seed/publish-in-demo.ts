import type { Status } from "#app/drafting/lifecycle.ts";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { publishVersion } from "#app/publishing/publish-version.server.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";

export interface DemoPublication {
  /** Slug of the forum that leads it. */
  forum: string;
  number: string;
  /** Where it ends: consultation, or withdrawn from there. */
  status: Status;
  /** Why it was withdrawn. */
  reason: string;
}

/** Takes a draft of the demo to its stage as a moderator would: frozen, published for consultation, perhaps withdrawn. @throws when it cannot */
export async function publishInDemo(
  ctx: Context,
  { forum, number, status, reason }: DemoPublication,
  moderator: { accountId: string; forumId: string },
): Promise<void> {
  const actor: Actor = {
    accountId: moderator.accountId,
    sessionId: "",
    name: "",
    email: "",
    isSecretariat: false,
    isDemo: true,
    provedAt: ctx.now(),
    memberships: [{ forumId: moderator.forumId, forumSlug: forum, role: "moderator", sector: null }],
  };
  const at = { forumSlug: forum, number };
  // A step a millisecond: the register tells them in their order.
  let tick = 0;
  const clock = { ...ctx, now: () => new Date(actor.provedAt.getTime() + tick++) };
  const frozen = await freezeRecommendation(clock, actor, at, { from: "draft" });
  const version = frozen.ok ? frozen.value.version : 0;
  const published = await publishVersion(clock, actor, at, { version, from: "frozen" });
  const ended =
    status === "withdrawn"
      ? await moveRecommendation(clock, actor, at, { from: "consultation", to: "withdrawn", reason })
      : published;
  for (const step of [frozen, published, ended]) {
    if (!step.ok) throw new Error(`${number} of the demo: ${step.reason}`);
  }
}
