import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { NewPasswordField } from "#app/people/password-form.tsx";
import { isResetOpen, resetPassword } from "#app/people/reset-password.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Form } from "#app/ui/form.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("password.titleFirst") };

export async function loader({ request, context: { ctx } }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const isOpen = await isResetOpen(ctx, token);
  return data({ token, isOpen }, { status: isOpen ? 200 : refusalStatus("linkUsed") });
}

export async function action({ request, context: { ctx, limits, address } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const typed = { token: textOf(form, "token"), next: textOf(form, "next"), address };
  const reset = await resetPassword(ctx, limits, typed);
  if (reset.ok) throw redirect("/sign-in?done=password", { status: 303 });
  const { reason, fields } = reset;
  return data({ reason, code: fields?.next }, { status: refusalStatus(reason) });
}

export default function NewPassword() {
  const { t } = useTranslation();
  const { token, isOpen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused?.code && errorSentence(t, refused.code);
  if (refused?.reason === "linkUsed" || (!refused && !isOpen)) {
    return (
      <>
        <PageHead title={t("resetPassword.usedTitle")}>
          <p className="mt-3">{t("errors.linkUsed")}</p>
        </PageHead>
        <ButtonLink href="/reset-password">{t("resetPassword.again")}</ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageHead title={t("password.titleFirst")}>
        <p className="mt-3">{t("resetPassword.newLead")}</p>
      </PageHead>
      <Form name="password" action={`/new-password?token=${encodeURIComponent(token)}`} className="max-w-md">
        {error && <ErrorSummary fields={[{ name: "next", label: t("password.next"), error }]} />}
        <input type="hidden" name="token" value={token} />
        <div className="space-y-5">
          <NewPasswordField error={error} />
          <Button>{t("password.submit")}</Button>
        </div>
      </Form>
    </>
  );
}
