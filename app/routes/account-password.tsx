import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { changePassword } from "#app/people/change-password.server.ts";
import { PasswordForm } from "#app/people/password-form.tsx";
import { readAccount } from "#app/people/read-account.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";
import { signedIn } from "./signed-in.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { hasPassword }) => t(hasPassword ? "password.title" : "password.titleFirst"),
};

export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  const { profile, hasPassword } = await readAccount(ctx, signedIn(actor, request));
  return { email: profile.email, hasPassword };
}

export async function action({ request, context: { ctx, actor, limits, address } }: ActionFunctionArgs) {
  const person = signedIn(actor, request);
  const form = await readForm(request);
  const typed = { current: textOf(form, "current"), next: textOf(form, "next"), address };
  const changed = await changePassword(ctx, limits, person, typed);
  if (changed.ok) throw redirect("/account?done=password", { status: 303 });
  if (changed.reason === "proofNeeded") throw confirmFirst(request);
  const { reason, fields } = changed;
  return data({ reason, fields }, { status: refusalStatus(reason) });
}

export default function AccountPassword() {
  const { t } = useTranslation();
  const { email, hasPassword } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs trail={[{ href: "/account", label: t("account.title") }]} />
      <PageHead title={t(hasPassword ? "password.title" : "password.titleFirst")}>
        <p className="mt-3">{t("password.lead")}</p>
      </PageHead>
      <PasswordForm
        email={email}
        hasPassword={hasPassword}
        reason={refused?.fields ? undefined : refused?.reason}
        fields={refused?.fields}
      />
    </>
  );
}
