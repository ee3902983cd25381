import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerRequest } from "#app/accessibility/answer-request.server.ts";
import { OpenRequests } from "#app/accessibility/open-requests.tsx";
import { readRequests } from "#app/accessibility/read-requests.server.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";
import { signedIn } from "./signed-in.server.ts";

export const handle: PageHandle = { title: (t) => t("accessibilityDesk.title") };

export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  const read = await readRequests(ctx, signedIn(actor, request));
  if (!read.ok) throw data(null, { status: refusalStatus(read.reason) });
  return { ...read.value, isAnswered: new URL(request.url).searchParams.has("answered") };
}

export async function action({ request, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const id = textOf(form, "id");
  const tried = { id, answer: textOf(form, `answer.${id}`) };
  const answered = await answerRequest(ctx, signedIn(actor, request), id, tried);
  if (answered.ok) throw redirect("/admin/accessibility-requests?answered", { status: 303 });
  if (answered.reason === "notFound") throw notFound();
  const { reason, fields } = answered;
  return data({ tried, reason, fault: fields?.answer }, { status: refusalStatus(reason) });
}

export default function AdminAccessibilityRequests() {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { open, answered, isAnswered } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs trail={[{ href: "/admin", label: t("administration.title") }]} />
      {isAnswered && !refused && <DoneNotice>{t("accessibilityDesk.answered")}</DoneNotice>}
      {refused && !refused.fault && <ErrorSummary message={errorSentence(t, refused.reason)} />}
      <PageHead title={t("accessibilityDesk.title")}>
        <p className="mt-3">{t("accessibilityDesk.lead")}</p>
      </PageHead>
      <div className="space-y-12">
        <Section id="open" title={t("accessibilityDesk.open")}>
          {open.length === 0 ? (
            <Empty>{t("accessibilityDesk.openEmpty")}</Empty>
          ) : (
            <OpenRequests items={open} tried={refused?.tried} fault={refused?.fault} />
          )}
        </Section>
        <Section id="closed" title={t("accessibilityDesk.closed")}>
          {answered.length === 0 && <Empty>{t("accessibilityDesk.closedEmpty")}</Empty>}
          <ul className="max-w-measure space-y-6">
            {answered.map((one) => (
              <li key={one.id}>
                <p className="text-base text-ink-soft">
                  {t("accessibilityDesk.closedOn", { received: date(one.receivedAt), answered: date(one.answeredAt) })}
                </p>
                <p className="whitespace-pre-line">
                  <bdi>{one.subject}</bdi>
                </p>
                <p className="whitespace-pre-line text-ink-soft">
                  <bdi>{one.answer}</bdi>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
