import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { RecoveryCodes, useShownCodes } from "#app/people/recovery-codes.tsx";
import { renewRecoveryCodes } from "#app/people/renew-recovery-codes.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { confirmFirst } from "./confirm-first.server.ts";
import { signedIn } from "./signed-in.server.ts";

export const handle: PageHandle = { title: (t) => t("secondFactor.renewCodes") };

export function loader({ request, context: { actor } }: LoaderFunctionArgs) {
  signedIn(actor, request);
  return null;
}

export async function action({ request, context: { ctx, actor } }: ActionFunctionArgs) {
  const renewed = await renewRecoveryCodes(ctx, signedIn(actor, request));
  if (renewed.ok) return { codes: renewed.value };
  throw renewed.reason === "proofNeeded" ? confirmFirst(request) : redirect("/account/second-factor", { status: 303 });
}

export default function SecondFactorCodes() {
  const { t } = useTranslation();
  const made = useActionData<typeof action>()?.codes;
  const shown = useShownCodes();
  const codes = made ?? shown;
  return (
    <>
      <Breadcrumbs trail={[{ href: "/account/second-factor", label: t("secondFactor.title") }]} />
      <PageHead title={t("secondFactor.renewCodes")}>
        {!codes && <p className="mt-3">{t("secondFactor.renewLead")}</p>}
      </PageHead>
      {codes ? (
        <RecoveryCodes codes={codes} next="/account/second-factor" />
      ) : (
        <form method="post" action="/account/second-factor/codes">
          <Button>{t("secondFactor.renewCodes")}</Button>
        </form>
      )}
    </>
  );
}
