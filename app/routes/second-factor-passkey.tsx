import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { addPasskey } from "#app/people/add-passkey.server.ts";
import { deviceOf } from "#app/people/device.ts";
import { PasskeyForm } from "#app/people/passkey-form.tsx";
import { addPasskeyOptions } from "#app/people/passkey-options.server.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import { RecoveryCodes, useShownCodes } from "#app/people/recovery-codes.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";
import { signedInOrEnrolling } from "./signed-in.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("secondFactor.addPasskey") };

const path = "/account/second-factor/passkey";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = signedInOrEnrolling(context, request);
  if (!hasRecentProof(person, context.ctx.now())) throw confirmFirst(request);
  const { browser, system } = deviceOf(context.userAgent);
  return {
    options: await addPasskeyOptions(context.ctx, person),
    name: [browser, system].filter(Boolean).join(", "),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = signedInOrEnrolling(context, request);
  const form = await readForm(request);
  const name = textOf(form, "name");
  const added = await addPasskey(context.ctx, person, { name, sent: textOf(form, "passkey") });
  if (added.ok && added.value.length > 0) return data({ codes: added.value, name, reason: null, code: undefined });
  if (added.ok) throw redirect("/account/second-factor?done=added", { status: 303 });
  // What the browser has made is good for minutes only: after the proof, the page begins anew.
  if (added.reason === "proofNeeded") throw redirect(path, { status: 303 });
  const { reason, fields } = added;
  return data({ codes: null, name, reason, code: fields?.name }, { status: refusalStatus(reason) });
}

export default function SecondFactorPasskey() {
  const { t } = useTranslation();
  const { options, name } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
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
  const error = answer?.code && errorSentence(t, answer.code);
  return (
    <>
      <Breadcrumbs trail={[{ href: "/account/second-factor", label: t("secondFactor.title") }]} />
      <PageHead title={t("secondFactor.addPasskey")}>
        <p className="mt-3">{t("passkey.lead")}</p>
        <p className="mt-3 font-semibold" data-passkey-missing="">
          {t("passkey.needsScript")}
        </p>
      </PageHead>
      {answer?.reason && (
        <ErrorSummary
          message={error ? undefined : errorSentence(t, answer.reason)}
          fields={error ? [{ name: "name", label: t("passkey.name"), error }] : []}
        />
      )}
      <PasskeyForm kind="add" options={options} name="passkey" action={path} label={t("passkey.make")}>
        <TextField
          name="name"
          label={t("passkey.name")}
          hint={t("passkey.nameHint")}
          defaultValue={answer?.name ?? name}
          error={error}
          maxLength={60}
          required
        />
      </PasskeyForm>
    </>
  );
}
