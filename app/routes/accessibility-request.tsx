import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerDays } from "#app/accessibility/deadline.ts";
import { RequestPanel } from "#app/accessibility/request-panel.tsx";
import { sendRequest } from "#app/accessibility/send-request.server.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle = { title: (t) => t("accessibilityRequest.title") };

export function loader({ request }: LoaderFunctionArgs) {
  return { isSent: new URL(request.url).searchParams.has("sent") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const typed = {
    subject: textOf(form, "subject"),
    form: textOf(form, "form"),
    name: textOf(form, "name"),
    contact: textOf(form, "contact"),
  };
  const sent = await sendRequest(context.ctx, context.requestLimits, typed, context.address);
  if (sent.ok) throw redirect("/accessibility-request?sent", { status: 303 });
  const headers: HeadersInit = sent.reason === "tooManyRequests" ? { "Retry-After": "3600" } : {};
  return data({ typed, reason: sent.reason, fields: sent.fields }, { status: refusalStatus(sent.reason), headers });
}

// Remix keeps an action's headers for the page only when the route says so.
export function headers({ actionHeaders }: { actionHeaders: Headers }) {
  return actionHeaders;
}

export default function AccessibilityRequest() {
  const { t } = useTranslation();
  const { isSent } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs trail={[{ href: "/deklaracja-dostepnosci", label: t("accessibility.title") }]} />
      {isSent && !refused && <DoneNotice>{t("accessibilityRequest.sent", { count: answerDays })}</DoneNotice>}
      <PageHead title={t("accessibilityRequest.title")}>
        <p className="mt-3">{t("accessibilityRequest.lead", { count: answerDays })}</p>
      </PageHead>
      <RequestPanel
        typed={refused?.typed}
        reason={refused?.fields ? undefined : refused?.reason}
        fields={refused?.fields}
      />
    </>
  );
}
