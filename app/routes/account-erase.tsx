import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { peoplePath } from "#app/administration/person-list.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { findAccount } from "#app/people/account-store.server.ts";
import { clearSessionCookie } from "#app/people/session-cookie.ts";
import { eraseAccount } from "#app/privacy/erase-account.server.ts";
import { ErasureForm } from "#app/privacy/erasure-form.tsx";
import { myPrivacyPath } from "#app/privacy/paths.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";
import { signedIn } from "./signed-in.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("erasure.title") };

/** For one's own account, and, with an account in the address, for the secretariat. */
export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const person = signedIn(actor, request);
  const accountId = params.accountId ?? person.accountId;
  if (accountId !== person.accountId && !person.isSecretariat) throw notFound();
  const account = await findAccount(ctx.db, accountId);
  if (!account) throw notFound();
  return { id: account.id, name: account.name, email: account.email, isSelf: accountId === person.accountId };
}

export async function action({ request, params, context: { ctx, actor, isHttps } }: ActionFunctionArgs) {
  const person = signedIn(actor, request);
  const form = await readForm(request);
  const confirmation = textOf(form, "confirmation");
  const accountId = params.accountId ?? person.accountId;
  const erased = await eraseAccount(ctx, person, { accountId, confirmation });
  if (erased.ok) {
    const headers: HeadersInit = erased.value.isSelf ? { "Set-Cookie": clearSessionCookie(isHttps) } : {};
    throw redirect("/erased", { status: 303, headers });
  }
  if (erased.reason === "notFound") throw notFound();
  if (erased.reason === "proofNeeded") throw confirmFirst(request);
  const { reason, fields } = erased;
  return data({ confirmation, reason, fields }, { status: refusalStatus(reason) });
}

export default function AccountErase() {
  const { t } = useTranslation();
  const person = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="max-w-3xl">
      <Breadcrumbs
        trail={
          person.isSelf
            ? [
                { href: "/account", label: t("account.title") },
                { href: myPrivacyPath, label: t("myPrivacy.title") },
              ]
            : [
                { href: peoplePath, label: t("accounts.title") },
                { href: `${peoplePath}/${person.id}`, label: person.name },
              ]
        }
      />
      <PageHead title={t("erasure.title")}>
        <p className="mt-3">{person.isSelf ? t("erasure.lead") : t("erasure.leadOther", { name: person.name })}</p>
      </PageHead>
      <ErasureForm
        email={person.email}
        typed={refused?.confirmation}
        reason={refused?.fields ? undefined : refused?.reason}
        fields={refused?.fields}
      />
    </div>
  );
}
