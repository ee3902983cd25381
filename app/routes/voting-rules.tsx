import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { dropRule, keepRule, readRules } from "#app/voting/keep-rules.server.ts";
import { composeRule, oneOf, readOpeningForm } from "#app/voting/opening-form.ts";
import { votingRulesPath } from "#app/voting/paths.ts";
import { RulesPage } from "#app/voting/rules-page.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("votingRules.title") };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const read = await readRules(ctx, actor, params.slug ?? "");
  if (!read.ok && read.reason === "signedOut") throw redirect(signInPath(pathname));
  if (!read.ok) throw data(null, { status: refusalStatus(read.reason) });
  const done = (["saved", "removed"] as const).find((step) => searchParams.has(step)) ?? null;
  return { ...read.value, done };
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const slug = params.slug ?? "";
  if (textOf(form, "intent") === "drop") {
    const dropped = await dropRule(ctx, actor, slug, textOf(form, "id"));
    if (dropped.ok) throw redirect(`${votingRulesPath(slug)}?removed`, { status: 303 });
    throw data(null, { status: refusalStatus(dropped.reason) });
  }
  const typed = readOpeningForm(form);
  const kept = await keepRule(ctx, actor, slug, { name: oneOf(typed, "name"), rule: composeRule(typed) });
  if (kept.ok) throw redirect(`${votingRulesPath(slug)}?saved`, { status: 303 });
  if (kept.reason !== "invalid") throw data(null, { status: refusalStatus(kept.reason) });
  return data({ typed, faults: kept.faults ?? [] }, { status: 400 });
}

export default function VotingRules() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { forum, rules, sizes, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs trail={[{ href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang }]} />
      {done && !refused && <DoneNotice>{t(`votingRules.${done}`)}</DoneNotice>}
      <PageHead title={t("votingRules.title")}>
        <p className="mt-3">{t("votingRules.lead")}</p>
      </PageHead>
      <RulesPage rules={rules} sizes={sizes} typed={refused?.typed ?? {}} faults={refused?.faults ?? []} />
    </>
  );
}
