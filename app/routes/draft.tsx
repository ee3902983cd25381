import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { draftAccess } from "#app/drafting/draft-access.server.ts";
import { transition } from "#app/drafting/lifecycle.ts";
import { can, membershipFor } from "#app/drafting/policy.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { readText } from "#app/drafting/read-text.server.ts";
import { roleOf } from "#app/forums/actor.ts";
import { signInPath } from "#app/people/safe-path.ts";
import { Island } from "#app/ui/island.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { DraftWorkspace } from "#app/versions/draft-workspace.tsx";
import { readFrozen } from "#app/versions/read-frozen.server.ts";
import { findNewest } from "#app/versions/store.server.ts";
import { voteOn } from "#app/voting/vote-on.ts";
import { askConsentFirst } from "./ask-consent.server.ts";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { notFound } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { recommendation: { number } }) => t("workspace.title", { number }),
  isWide: true,
};

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  if (!actor) throw redirect(signInPath(new URL(request.url).pathname));
  const found = await readRecommendation(ctx, actor, params.slug ?? "", params.number ?? "");
  if (!found.ok) throw notFound();
  askConsentFirst(request, membershipFor(actor, found.value));
  const { documentId } = found.value;
  const [access] = await draftAccess(ctx, [{ sessionId: actor.sessionId, documentId }]);
  if (access === undefined || typeof access === "string") throw notFound();
  const { mode, sector, role, epoch } = access;
  const { number, title, status, lead, joined, areas, addressees, indicators, sources } = found.value;
  const frozen = await readFrozen(ctx, found.value);
  const mayMove = can(actor, "recommendation.move", found.value);
  const last = await findNewest(ctx.db, found.value.id, { isLasting: true });
  const { summary, body } = await readText(ctx, documentId);
  return data({
    recommendation: { number, title, status, lead, joined, areas, addressees, indicators, sources },
    draft: { documentId, epoch },
    participation: { id: actor.accountId, name: actor.name, sector, role: roleOf(role), mode },
    text: { summary, body },
    frozen: frozen && { version: frozen.version, at: frozen.at.toISOString(), by: frozen.by },
    lastVersion: last && { number: last.number, title: last.title, at: last.at.toISOString() },
    mayName: can(actor, "draft.nameVersion", found.value),
    mayFreeze: mayMove && transition(status, "frozen")?.step === "freeze",
    vote: voteOn(found.value, mayMove),
    renderedAt: ctx.now().toISOString(),
  });
}

export default function Draft() {
  const page = useLoaderData<typeof loader>();
  return <Island name="workspace" of={DraftWorkspace} props={page} />;
}
