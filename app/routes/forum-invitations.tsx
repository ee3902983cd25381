import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readOfferedSectors } from "#app/forums/read-offered.server.ts";
import { isLanguage, referenceLanguage } from "#app/i18n/languages.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { invitationsPath, lengths } from "#app/invitations/invitation.ts";
import { InvitationList } from "#app/invitations/invitation-list.tsx";
import { inviteFromList, invitePerson } from "#app/invitations/invite.server.ts";
import { InviteForm } from "#app/invitations/invite-form.tsx";
import { InviteListForm } from "#app/invitations/invite-list-form.tsx";
import { resendInvitation, withdrawInvitation } from "#app/invitations/manage-invitation.server.ts";
import { readInvitations } from "#app/invitations/read-invitations.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("invitations.title") };

const doneSteps = ["resent", "withdrawn"] as const;

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const read = await readInvitations(ctx, actor, params.slug ?? "");
  if (!read.ok && read.reason === "notFound") throw notFound();
  if (!read.ok) return data({ refusal: read.reason, page: null }, { status: refusalStatus(read.reason) });
  const query = new URL(request.url).searchParams;
  const done = {
    sent: Number(query.get("sent")) || 0,
    step: doneSteps.find((step) => step === query.get("done")),
  };
  return data({ refusal: null, page: { ...read.value, sectors: await readOfferedSectors(ctx), done } });
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const slug = params.slug ?? "";
  const form = await readForm(request);
  const intent = textOf(form, "intent");
  if (intent === "list") {
    const list = textOf(form, "list");
    const chosen = textOf(form, "listLanguage");
    const language = isLanguage(chosen) ? chosen : referenceLanguage;
    const refused = { intent, list, language, sent: 0, broken: [] };
    if (list.trim() === "") return data({ ...refused, error: "required" }, { status: 400 });
    if (list.length > lengths.list) return data({ ...refused, error: "tooLong" }, { status: 400 });
    const outcome = await inviteFromList(ctx, actor, slug, { list, language });
    if (!outcome.ok) return refusal(outcome.reason, refused);
    const { sent, broken } = outcome.value;
    if (broken.length === 0) throw redirect(`${invitationsPath(slug)}?sent=${sent}`, { status: 303 });
    const left = broken.map(({ text }) => text).join("\n");
    return data({ intent, list: left, language, sent, broken }, { status: 422 });
  }
  if (intent === "resend" || intent === "withdraw") {
    const step = intent === "resend" ? resendInvitation : withdrawInvitation;
    const outcome = await step(ctx, actor, slug, textOf(form, "id"));
    if (!outcome.ok) return refusal(outcome.reason, { intent });
    throw redirect(`${invitationsPath(slug)}?done=${intent === "resend" ? "resent" : "withdrawn"}`, { status: 303 });
  }
  const names = ["name", "email", "organisation", "role", "sector", "language"] as const;
  const values = Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
  const outcome = await invitePerson(ctx, actor, slug, values);
  if (outcome.ok) throw redirect(`${invitationsPath(slug)}?sent=1`, { status: 303 });
  return refusal(outcome.reason, { intent: "one", values, fields: outcome.fields });
}

function refusal<What extends object>(reason: string, what: What) {
  if (reason === "notFound") throw notFound();
  return data({ ...what, reason }, { status: refusalStatus(reason) });
}

interface Tried {
  intent?: string;
  reason?: string;
  values?: Record<string, string>;
  fields?: Record<string, string>;
  list?: string;
  language?: string;
  sent?: number;
  broken?: Parameters<typeof InviteListForm>[0]["broken"];
  error?: string;
}

export default function ForumInvitations() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { refusal, page } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>() as Tried | undefined;
  if (!page) {
    return (
      <>
        <PageHead title={t("invitations.title")} />
        <p>{t(refusal === "signedOut" ? "invitations.signedOut" : "invitations.onlyModerators")}</p>
      </>
    );
  }
  const { forum, invitations, sectors, done } = page;
  const sent = tried ? (tried.sent ?? 0) : done.sent;
  const of = (intent: string) => (tried?.intent === intent ? tried : undefined);
  const one = of("one");
  const list = of("list");
  const step = of("resend") ?? of("withdraw");
  return (
    <>
      <Breadcrumbs trail={[{ href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang }]} />
      <PageHead title={t("invitations.title")}>
        <p className="mt-3">{t("invitations.lead")}</p>
      </PageHead>
      {sent > 0 && <DoneNotice>{t("invitations.sent", { count: sent })}</DoneNotice>}
      {!tried && done.step && <DoneNotice>{t(`invitations.${done.step}`)}</DoneNotice>}
      {step?.reason && <ErrorSummary message={errorSentence(t, step.reason)} />}
      <div className="space-y-12">
        <Section id="one" title={t("invitations.one.title")}>
          <InviteForm
            forum={forum.slug}
            sectors={sectors}
            values={one?.values}
            reason={one?.fields ? undefined : one?.reason}
            fields={one?.fields}
          />
        </Section>
        <Section id="list-of-people" title={t("invitations.list.title")}>
          <InviteListForm
            forum={forum}
            list={list?.list}
            language={list?.language}
            broken={list?.broken}
            reason={list?.reason}
            error={list?.error}
          />
        </Section>
        <Section id="people" title={t("invitations.people.title")}>
          <InvitationList forum={forum.slug} invitations={invitations} />
        </Section>
      </div>
    </>
  );
}
