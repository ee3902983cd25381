import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { CodeField } from "#app/people/code-field.tsx";
import { giveSecondFactor } from "#app/people/give-second-factor.server.ts";
import { PasskeyForm } from "#app/people/passkey-form.tsx";
import { askPasskeyOptions, passkeyPurpose } from "#app/people/passkey-options.server.ts";
import { readSecondFactors } from "#app/people/read-second-factors.server.ts";
import { safePath } from "#app/people/safe-path.ts";
import type { HalfSignedIn } from "#app/people/second-step.ts";
import { secondStepPath } from "#app/people/second-step.ts";
import { writeSessionCookie } from "#app/people/session-cookie.ts";
import { givePasskey } from "#app/people/sign-in-with-passkey.server.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Form } from "#app/ui/form.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("secondStep.title") };

export async function loader({ request, context: { ctx, half } }: LoaderFunctionArgs) {
  const redirectTo = safePath(new URL(request.url).searchParams.get("redirectTo"));
  const { accountId, sessionId } = giving(half, redirectTo);
  const { codeAppSince, passkeys } = await readSecondFactors(ctx, accountId);
  const purpose = passkeyPurpose.step(sessionId);
  return {
    redirectTo,
    hasApp: codeAppSince !== null,
    passkeyOptions: passkeys.length > 0 ? await askPasskeyOptions(ctx, purpose, accountId) : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const redirectTo = safePath(new URL(request.url).searchParams.get("redirectTo"));
  const half = giving(context.half, redirectTo);
  const { ctx, limits, address, userAgent, isHttps } = context;
  const form = await readForm(request);
  const sent = textOf(form, "passkey");
  const given = sent
    ? await givePasskey(ctx, half, { sent, userAgent })
    : await giveSecondFactor(ctx, limits, half, { code: textOf(form, "code"), address, userAgent });
  if (!given.ok) return data({ reason: given.reason }, { status: refusalStatus(given.reason) });
  throw redirect(redirectTo, { status: 303, headers: { "Set-Cookie": writeSessionCookie(given.value, isHttps) } });
}

/** Who has the second factor to give. @throws a redirect for everybody else */
function giving(half: HalfSignedIn | null, redirectTo: string): HalfSignedIn {
  if (half?.step === "give") return half;
  throw redirect(half ? "/account/second-factor" : redirectTo, { status: 303 });
}

export default function SecondStep() {
  const { t } = useTranslation();
  const { redirectTo, hasApp, passkeyOptions } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isPasskeyRefused = refused?.reason === "passkeyRefused";
  const error = refused && !isPasskeyRefused ? errorSentence(t, refused.reason) : undefined;
  return (
    <>
      <PageHead title={t("secondStep.title")}>
        <p className="mt-3">{t(hasApp ? "secondStep.lead" : "secondStep.leadRecovery")}</p>
      </PageHead>
      {isPasskeyRefused && <ErrorSummary message={t("errors.passkeyRefused")} />}
      {passkeyOptions && (
        <div className="mb-8">
          <PasskeyForm
            kind="use"
            options={passkeyOptions}
            name="passkey"
            action={secondStepPath(redirectTo)}
            label={t("passkey.use")}
          />
        </div>
      )}
      <Form name="code" action={secondStepPath(redirectTo)} className="max-w-md">
        {error && <ErrorSummary fields={[{ name: "code", label: t("secondFactor.code"), error }]} />}
        <div className="space-y-5">
          <CodeField name="code" hint={t("secondFactor.codeHint")} error={error} />
          <Button>{t("signIn.submit")}</Button>
        </div>
      </Form>
      <p className="mt-8 max-w-measure text-base text-ink-soft">{t("secondStep.lost")}</p>
    </>
  );
}
