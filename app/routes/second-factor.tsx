import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mustHaveSecondFactor } from "#app/forums/actor.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { CodeAppState, PasskeyList, RecoveryCodesState } from "#app/people/factor-list.tsx";
import { readSecondFactors } from "#app/people/read-second-factors.server.ts";
import { removeFactor } from "#app/people/remove-factor.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";
import { signedIn, signedInOrEnrolling } from "./signed-in.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("secondFactor.title") };

const doneSteps = ["added", "removed"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId } = signedInOrEnrolling(context, request);
  const done = new URL(request.url).searchParams.get("done");
  return {
    ...(await readSecondFactors(context.ctx, accountId)),
    mustEnrol: context.half !== null,
    done: doneSteps.find((step) => step === done) ?? null,
  };
}

export async function action({ request, context: { ctx, actor } }: ActionFunctionArgs) {
  const person = signedIn(actor, request);
  const form = await readForm(request);
  const factor = textOf(form, "app") ? "codeApp" : { passkeyId: textOf(form, "passkey") };
  const isDemanded = ctx.secondFactor === "required" && mustHaveSecondFactor(person);
  const removed = await removeFactor(ctx, person, factor, isDemanded);
  if (removed.ok) throw redirect("/account/second-factor?done=removed", { status: 303 });
  if (removed.reason === "proofNeeded") throw confirmFirst(request);
  return data({ reason: removed.reason }, { status: refusalStatus(removed.reason) });
}

export default function SecondFactor() {
  const { t } = useTranslation();
  const { passkeys, codeAppSince, recoveryCodesLeft, mustEnrol, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const hasOne = passkeys.length > 0 || codeAppSince !== null;
  return (
    <>
      {!mustEnrol && <Breadcrumbs trail={[{ href: "/account", label: t("account.title") }]} />}
      {done && !refused && <DoneNotice>{t(`secondFactor.done.${done}`)}</DoneNotice>}
      {refused && <ErrorSummary message={errorSentence(t, refused.reason)} />}
      <PageHead title={t("secondFactor.title")}>
        <p className="mt-3">{t(mustEnrol ? "secondFactor.mustEnrol" : "secondFactor.lead")}</p>
      </PageHead>
      <div className="space-y-12">
        <Section id="app" title={t("secondFactor.app")}>
          <CodeAppState since={codeAppSince} />
        </Section>
        <Section id="passkeys" title={t("secondFactor.passkeys")}>
          <PasskeyList passkeys={passkeys} />
        </Section>
        {hasOne && (
          <Section id="codes" title={t("secondFactor.codesTitle")}>
            <RecoveryCodesState left={recoveryCodesLeft} />
          </Section>
        )}
      </div>
    </>
  );
}
