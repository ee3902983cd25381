import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleOf } from "#app/forums/actor.ts";
import { SectorBadge } from "#app/forums/sector-badge.tsx";
import type { SectorId } from "#app/forums/sectors.ts";
import { readLanguageCookie } from "#app/i18n/language-cookie.ts";
import { negotiateLanguage } from "#app/i18n/negotiate.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { AcceptForm } from "#app/invitations/accept-form.tsx";
import { acceptInvitation } from "#app/invitations/accept-invitation.server.ts";
import { invitationPath } from "#app/invitations/invitation.ts";
import { openInvitation } from "#app/invitations/read-invitations.server.ts";
import { signInPath } from "#app/people/safe-path.ts";
import { writeSessionCookie } from "#app/people/session-cookie.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { readForm, textOf } from "./read-form.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { closed }) => t(closed ? `invitation.closed.${closed}.title` : "invitation.title"),
};

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

/** Only says what the invitation is: programs that read mails open every link. */
export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  const token = tokenOf(request);
  const opened = await openInvitation(ctx, token);
  if (!opened.ok) {
    const status = opened.reason === "unknown" ? 404 : 410;
    return data({ closed: opened.reason, invitation: null }, { status, headers: secret });
  }
  const { row, inviter, accountId } = opened.value;
  const { email, name, role, forum } = row;
  const sector = row.sector as SectorId;
  const step = actor
    ? actor.accountId === accountId
      ? ("join" as const)
      : ("otherAccount" as const)
    : accountId
      ? ("signInFirst" as const)
      : ("create" as const);
  const shown = { email, name, role, sector, expiresAt: row.expiresAt, forum: { name: forum.name } };
  return data(
    { closed: null, invitation: { ...shown, token, inviter, step, person: actor?.name ?? "" } },
    { headers: secret },
  );
}

export async function action({ request, context: { ctx, actor, isHttps, userAgent } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const name = textOf(form, "name");
  const accepted = await acceptInvitation(ctx, actor, {
    token: tokenOf(request),
    name,
    password: textOf(form, "next"),
    language: negotiateLanguage(
      readLanguageCookie(request.headers.get("Cookie")),
      request.headers.get("Accept-Language"),
    ),
    userAgent,
  });
  if (accepted.ok) {
    const { forumSlug, signedIn } = accepted.value;
    const headers: HeadersInit = signedIn ? { "Set-Cookie": writeSessionCookie(signedIn, isHttps) } : {};
    throw redirect(`/forums/${forumSlug}?welcome=1`, { status: 303, headers });
  }
  const statuses: Record<string, number> = { invalid: 400, unknown: 404, signInFirst: 403, otherAccount: 403 };
  return data({ name, fields: accepted.fields }, { status: statuses[accepted.reason] ?? 410, headers: secret });
}

// The address of the page is a secret until it is used.
const secret = { "Cache-Control": "no-store" };

export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  return loaderHeaders;
}

export default function Invitation() {
  const { t } = useTranslation();
  const { closed, invitation } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  if (!invitation) {
    return (
      <>
        <PageHead title={t(`invitation.closed.${closed}.title`)}>
          <p className="mt-4">{t(`invitation.closed.${closed}.text`)}</p>
        </PageHead>
        {closed === "came" && <ButtonLink href="/sign-in">{t("invitation.signIn")}</ButtonLink>}
      </>
    );
  }
  const { token, email, name, step, person } = invitation;
  return (
    <>
      <PageHead title={t("invitation.title")}>
        <Facts invitation={invitation} />
      </PageHead>
      {step === "create" && (
        <section aria-labelledby="accept">
          <h2 id="accept" className="mb-4 text-2xl leading-tight font-bold">
            {t("invitation.newTitle")}
          </h2>
          <AcceptForm token={token} newcomer={{ email, name: tried?.name ?? name }} fields={tried?.fields} />
        </section>
      )}
      {step === "join" && <AcceptForm token={token} newcomer={null} />}
      {step === "signInFirst" && (
        <>
          <p className="mb-4 max-w-measure">{t("invitation.signInFirst", { email })}</p>
          <ButtonLink href={signInPath(invitationPath(token))}>{t("invitation.signIn")}</ButtonLink>
        </>
      )}
      {step === "otherAccount" && (
        <p className="max-w-measure">{t("invitation.otherAccount", { email, name: person })}</p>
      )}
    </>
  );
}

interface Shown {
  email: string;
  role: string;
  sector: SectorId;
  inviter: string | null;
  expiresAt: Date;
  forum: { name: string };
}

function Facts({ invitation: { email, role, sector, inviter, expiresAt, forum } }: { invitation: Shown }) {
  const { t } = useTranslation();
  const { date, contentLang } = useFormat();
  return (
    <>
      <p className="mt-4 text-xl font-semibold" lang={contentLang}>
        {forum.name}
      </p>
      <p className="mt-2">{inviter ? t("invitation.who", { inviter }) : t("invitation.whoUnknown")}</p>
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-base">
        <dt className="text-ink-soft">{t("invitation.address")}</dt>
        <dd className="break-all">{email}</dd>
        <dt className="text-ink-soft">{t("invitation.role")}</dt>
        <dd>{t(`roles.${roleOf(role)}`)}</dd>
        <dt className="text-ink-soft">{t("invitation.sector")}</dt>
        <dd>
          <SectorBadge sector={sector} />
        </dd>
        <dt className="text-ink-soft">{t("invitation.until")}</dt>
        <dd>
          <time dateTime={expiresAt.toISOString()}>{date(expiresAt)}</time>
        </dd>
      </dl>
    </>
  );
}
