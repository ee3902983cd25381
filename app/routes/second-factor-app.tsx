import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { offerCodeApp } from "#app/people/code-app.server.ts";
import { CodeField } from "#app/people/code-field.tsx";
import { QrCode } from "#app/people/qr-code.tsx";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import { RecoveryCodes, useShownCodes } from "#app/people/recovery-codes.tsx";
import { setUpCodeApp } from "#app/people/set-up-code-app.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Form } from "#app/ui/form.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";
import { signedInOrEnrolling } from "./signed-in.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("secondFactor.addApp") };

const formName = "codeApp";

export function loader({ request, context }: LoaderFunctionArgs) {
  const person = signedInOrEnrolling(context, request);
  if (!hasRecentProof(person, context.ctx.now())) throw confirmFirst(request);
  // After a change of language the same secret again: the app may have it already.
  const sealed = context.typed?.form === formName ? textOf(context.typed.fields, "offer") : undefined;
  return { offer: offerCodeApp(context.ctx, person, sealed) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = context;
  const person = signedInOrEnrolling(context, request);
  const form = await readForm(request);
  const sealed = textOf(form, "offer");
  const set = await setUpCodeApp(ctx, person, { sealed, code: textOf(form, "code") });
  if (set.ok && set.value.length > 0) return data({ codes: set.value, reason: null, offer: null });
  if (set.ok) throw redirect("/account/second-factor?done=added", { status: 303 });
  if (set.reason === "proofNeeded") throw confirmFirst(request);
  const { reason } = set;
  // The same secret again: the app has it already.
  return data({ codes: null, reason, offer: offerCodeApp(ctx, person, sealed) }, { status: refusalStatus(reason) });
}

export default function SecondFactorApp() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  const loaded = useLoaderData<typeof loader>();
  const offer = answer?.offer ?? loaded.offer;
  const shown = useShownCodes();
  const codes = answer?.codes ?? shown;
  if (codes) {
    return (
      <>
        <PageHead title={t("secondFactor.done.added")} />
        <RecoveryCodes codes={codes} next="/account/second-factor" />
      </>
    );
  }
  if (!offer) return null;
  const error = answer?.reason ? errorSentence(t, answer.reason) : undefined;
  const isCodeWrong = answer?.reason === "wrongCode" || answer?.reason === "codeMissing";
  return (
    <>
      <Breadcrumbs trail={[{ href: "/account/second-factor", label: t("secondFactor.title") }]} />
      <PageHead title={t("secondFactor.addApp")} />
      <Form name={formName} isCarried action="/account/second-factor/app" className="max-w-measure">
        {error && (
          <ErrorSummary
            message={isCodeWrong ? undefined : error}
            fields={isCodeWrong ? [{ name: "code", label: t("secondFactor.code"), error }] : []}
          />
        )}
        <input type="hidden" name="offer" value={offer.sealed} />
        <ol className="list-decimal space-y-6 ps-6">
          <li>{t("secondFactor.stepInstall")}</li>
          <li>
            <p className="mb-3">{t("secondFactor.stepScan")}</p>
            <QrCode text={offer.uri} label={t("secondFactor.qrCode")} />
            <p className="mt-3">{t("secondFactor.stepType")}</p>
            <p className="mt-1 break-words font-mono text-lg" translate="no" data-secret>
              {offer.readable}
            </p>
          </li>
          <li>
            <p className="mb-3">{t("secondFactor.stepCode")}</p>
            <div className="max-w-xs">
              <CodeField name="code" error={isCodeWrong ? error : undefined} isAppOnly />
            </div>
          </li>
        </ol>
        <div className="mt-6 flex flex-wrap gap-3">
          <Button>{t("secondFactor.turnOn")}</Button>
          <ButtonLink look="plain" href="/account/second-factor">
            {t("form.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
