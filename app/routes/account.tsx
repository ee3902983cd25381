import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { writeLanguageCookie } from "#app/i18n/language-cookie.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { editProfile } from "#app/people/edit-profile.server.ts";
import { ProfileForm } from "#app/people/profile-form.tsx";
import { readAccount } from "#app/people/read-account.server.ts";
import { SessionList } from "#app/people/session-list.tsx";
import { myPrivacyPath } from "#app/privacy/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";
import { signedIn } from "./signed-in.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("account.title") };

const doneSteps = ["profile", "password", "session", "others"] as const;

export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  const account = await readAccount(ctx, signedIn(actor, request));
  const done = new URL(request.url).searchParams.get("done");
  return { ...account, done: doneSteps.find((step) => step === done) ?? null };
}

export async function action({ request, context: { ctx, actor, isHttps } }: ActionFunctionArgs) {
  const { accountId } = signedIn(actor, request);
  const form = await readForm(request);
  const typed = {
    name: textOf(form, "name"),
    organisation: textOf(form, "organisation"),
    language: textOf(form, "language"),
  };
  const edited = await editProfile(ctx, accountId, typed);
  if (!edited.ok) return data({ typed, fields: edited.fields }, { status: refusalStatus(edited.reason) });
  const { language } = edited.value;
  throw redirect("/account?done=profile", {
    status: 303,
    headers: { "Set-Cookie": writeLanguageCookie(language, isHttps) },
  });
}

export default function Account() {
  const { t } = useTranslation();
  const { profile, hasPassword, hasSecondFactor, sessions, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      {done && !refused && <DoneNotice>{t(`account.done.${done}`)}</DoneNotice>}
      <PageHead title={t("account.title")} />
      <div className="space-y-14">
        <Section id="profile" title={t("account.profile")}>
          <ProfileForm values={refused?.typed ?? profile} email={profile.email} fields={refused?.fields} />
        </Section>
        <Section id="security" title={t("account.security")}>
          <p className="max-w-measure">{t(hasPassword ? "account.hasPassword" : "account.noPassword")}</p>
          <p className="max-w-measure">{t(hasSecondFactor ? "account.hasFactor" : "account.noFactor")}</p>
          <p className="mt-4 flex flex-wrap gap-3">
            <ButtonLink look="plain" href="/account/password">
              {t(hasPassword ? "password.title" : "password.titleFirst")}
            </ButtonLink>
            <ButtonLink look="plain" href="/account/second-factor">
              {t("secondFactor.title")}
            </ButtonLink>
          </p>
        </Section>
        <Section id="privacy" title={t("myPrivacy.title")}>
          <p className="max-w-measure">{t("myPrivacy.lead")}</p>
          <p className="mt-3">
            <ButtonLink look="plain" href={myPrivacyPath}>
              {t("myPrivacy.link")}
            </ButtonLink>
          </p>
        </Section>
        <Section id="sessions" title={t("sessions.title")}>
          <p className="mb-4 max-w-measure">{t("sessions.lead")}</p>
          <SessionList sessions={sessions} />
        </Section>
      </div>
    </>
  );
}
