import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { askPasswordReset } from "#app/people/ask-password-reset.server.ts";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { readForm, textOf } from "./read-form.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("resetPassword.title") };

export function loader({ request }: LoaderFunctionArgs) {
  return { isSent: new URL(request.url).searchParams.has("sent") };
}

export async function action({ request, context: { ctx, limits, address } }: ActionFunctionArgs) {
  const email = textOf(await readForm(request), "email");
  const asked = await askPasswordReset(ctx, limits, { email, address });
  if (asked.ok) throw redirect("/reset-password?sent", { status: 303 });
  return data({ email, code: asked.fields?.email ?? "invalid" }, { status: 400 });
}

export default function ResetPassword() {
  const { t } = useTranslation();
  const { isSent } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused && errorSentence(t, refused.code);
  return (
    <>
      {isSent && !refused && <DoneNotice>{t("resetPassword.sent")}</DoneNotice>}
      <PageHead title={t("resetPassword.title")}>
        <p className="mt-3">{t("resetPassword.lead")}</p>
      </PageHead>
      <Form name="reset" action="/reset-password" className="max-w-md">
        {error && <ErrorSummary fields={[{ name: "email", label: t("signIn.email"), error }]} />}
        <div className="space-y-5">
          <TextField
            name="email"
            type="email"
            autoComplete="username"
            label={t("signIn.email")}
            defaultValue={refused?.email}
            error={error}
            required
          />
          <Button>{t("resetPassword.submit")}</Button>
        </div>
      </Form>
    </>
  );
}
