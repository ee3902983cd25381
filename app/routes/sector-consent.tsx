import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isLanguage, referenceLanguage } from "#app/i18n/languages.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { safePath, signInPath } from "#app/people/safe-path.ts";
import { ConsentQuestion } from "#app/privacy/consent-question.tsx";
import { decideSector } from "#app/privacy/decide-sector.server.ts";
import { myPrivacyPath } from "#app/privacy/paths.ts";
import { readMyPrivacy } from "#app/privacy/read-my-privacy.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("consent.title") };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const redirectTo = safePath(url.searchParams.get("redirectTo") ?? `/forums/${params.slug}`);
  const signIn = signInPath(url.pathname + url.search);
  if (!actor) return data({ seat: null, redirectTo, signIn }, { status: 401 });
  const { seats } = await readMyPrivacy(ctx, actor.accountId);
  const seat = seats.find((one) => one.forum.slug === params.slug);
  if (!seat) throw notFound();
  // What is decided is changed where it stands.
  if (!seat.next.includes("given")) throw redirect(myPrivacyPath);
  return data({ seat, redirectTo, signIn });
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const language = textOf(form, "language");
  const decided = await decideSector(ctx, actor, {
    forumSlug: params.slug ?? "",
    decision: textOf(form, "decision"),
    language: isLanguage(language) ? language : referenceLanguage,
  });
  if (decided.ok) throw redirect(safePath(textOf(form, "redirectTo")), { status: 303 });
  if (decided.reason === "notFound") throw notFound();
  return data({ reason: decided.reason }, { status: refusalStatus(decided.reason) });
}

export default function SectorConsent() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { seat, redirectTo, signIn } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      {seat && (
        <Breadcrumbs trail={[{ href: `/forums/${seat.forum.slug}`, label: seat.forum.name, lang: contentLang }]} />
      )}
      <PageHead title={t("consent.title")}>
        {seat && <p className="mt-3">{t("consent.lead", { sector: t(`sectors.${seat.sector}.name`) })}</p>}
      </PageHead>
      {refused && <ErrorSummary message={errorSentence(t, refused.reason)} />}
      {seat ? (
        <ConsentQuestion forum={seat.forum} sector={seat.sector} redirectTo={redirectTo} />
      ) : (
        <>
          <p className="mb-4">{t("consent.signIn")}</p>
          <ButtonLink href={signIn}>{t("signIn.link")}</ButtonLink>
        </>
      )}
    </>
  );
}
