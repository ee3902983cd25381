import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PersonFacts } from "#app/administration/person-facts.tsx";
import { peoplePath } from "#app/administration/person-list.tsx";
import { readPerson } from "#app/administration/read-people.server.ts";
import { ResetFactorForm } from "#app/administration/reset-factor-form.tsx";
import { resetSecondFactor } from "#app/administration/reset-second-factor.server.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { confirmFirst } from "./confirm-first.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";
import { secretariatOnly } from "./secretariat-only.server.ts";

export const handle: PageHandle<typeof loader> = { title: (_t, { person }) => person.name };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const by = secretariatOnly(request, actor, "instance.managePeople");
  const read = await readPerson(ctx, by, params.accountId ?? "");
  if (!read.ok) throw notFound();
  const isReset = new URL(request.url).searchParams.get("done") === "reset";
  return { person: read.value, isSelf: read.value.id === by.accountId, isReset };
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const by = secretariatOnly(request, actor, "instance.managePeople");
  const accountId = params.accountId ?? "";
  const reset = await resetSecondFactor(ctx, by, accountId);
  if (reset.ok) throw redirect(`${peoplePath}/${accountId}?done=reset`, { status: 303 });
  if (reset.reason === "notFound") throw notFound();
  if (reset.reason === "proofNeeded") throw confirmFirst(request);
  return data({ reason: reset.reason }, { status: refusalStatus(reset.reason) });
}

export default function AdminPerson() {
  const { t } = useTranslation();
  const { person, isSelf, isReset } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: "/admin", label: t("administration.title") },
          { href: peoplePath, label: t("accounts.title") },
        ]}
      />
      {isReset && !refused && <DoneNotice>{t("accounts.resetDone")}</DoneNotice>}
      {refused && <ErrorSummary message={errorSentence(t, refused.reason)} />}
      <PageHead title={person.name} />
      <PersonFacts person={person} />
      <p className="mt-4 text-base">
        <a href={`/admin/audit?person=${person.id}`} className="link">
          {t("accounts.acts")}
        </a>
      </p>
      <Section id="factor" title={t("accounts.resetTitle")} className="mt-12">
        {isSelf ? (
          <p className="max-w-measure">{t("accounts.resetOwn")}</p>
        ) : person.secondFactorSince ? (
          <ResetFactorForm name={person.name} />
        ) : (
          <p className="max-w-measure">{t("accounts.resetNone")}</p>
        )}
      </Section>
      {!isSelf && (
        <Section id="erase" title={t("accounts.eraseTitle")} className="mt-12">
          <p className="mb-4 max-w-measure">{t("accounts.eraseLead")}</p>
          <ButtonLink look="danger" href={`/accounts/${person.id}/erase`}>
            {t("accounts.eraseLink")}
          </ButtonLink>
        </Section>
      )}
    </>
  );
}
