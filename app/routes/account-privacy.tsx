import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isLanguage, languages } from "#app/i18n/languages.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { setNamePublic } from "#app/people/set-name-public.server.ts";
import { erasurePath, myPrivacyPath, ownDataPath, privacyPolicyPath } from "#app/privacy/paths.ts";
import { readMyPrivacy } from "#app/privacy/read-my-privacy.server.ts";
import { SectorMarks } from "#app/privacy/sector-marks.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { signedIn } from "./signed-in.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("myPrivacy.title") };

export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  const { accountId, name } = signedIn(actor, request);
  const isSaved = new URL(request.url).searchParams.has("saved");
  return { ...(await readMyPrivacy(ctx, accountId)), name, isSaved };
}

export async function action({ request, context: { ctx, actor } }: ActionFunctionArgs) {
  const { accountId } = signedIn(actor, request);
  const form = await readForm(request);
  await setNamePublic(ctx, accountId, textOf(form, "isNamePublic") === "yes");
  throw redirect(`${myPrivacyPath}?saved`, { status: 303 });
}

export default function AccountPrivacy() {
  const { t } = useTranslation();
  const { dateTime, contentLang } = useFormat();
  const { isNamePublic, seats, decisions, name, isSaved } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <Breadcrumbs trail={[{ href: "/account", label: t("account.title") }]} />
      <PageHead title={t("myPrivacy.title")}>
        <p className="mt-3">{t("myPrivacy.lead")}</p>
      </PageHead>
      {isSaved && <DoneNotice>{t("myPrivacy.saved")}</DoneNotice>}
      <div className="space-y-12">
        <Section id="name" title={t("myPrivacy.nameTitle")}>
          <p className="mb-3">{isNamePublic ? t("myPrivacy.nameShown", { name }) : t("myPrivacy.nameHidden")}</p>
          <form method="post" action={myPrivacyPath}>
            <Button look="plain" name="isNamePublic" value={isNamePublic ? "no" : "yes"}>
              {t(isNamePublic ? "myPrivacy.nameHide" : "myPrivacy.nameShow")}
            </Button>
          </form>
        </Section>
        <Section id="sectors" title={t("myPrivacy.sectorTitle")}>
          <SectorMarks seats={seats} />
        </Section>
        <Section id="decisions" title={t("myPrivacy.logTitle")}>
          {decisions.length === 0 && <Empty>{t("myPrivacy.logEmpty")}</Empty>}
          <ul className="space-y-3 text-base">
            {decisions.map((one) => (
              <li key={`${one.forum} ${one.at.toISOString()} ${one.decision}`}>
                <span className="font-semibold">{t(`myPrivacy.decisions.${one.decision}`)}</span>
                {" – "}
                <span lang={contentLang}>{one.forum}</span>, {t(`sectors.${one.sector}.name`)},{" "}
                <time dateTime={one.at.toISOString()}>{dateTime(one.at)}</time>
                <span className="block text-ink-soft">
                  {t("myPrivacy.logText", {
                    version: one.textVersion,
                    language: isLanguage(one.language) ? languages[one.language].name : one.language,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="data" title={t("myPrivacy.dataTitle")}>
          <p className="mb-3">{t("myPrivacy.dataLead")}</p>
          <ButtonLink look="plain" href={ownDataPath}>
            {t("myPrivacy.dataLink")}
          </ButtonLink>
          <p className="mt-4">
            <a href={privacyPolicyPath} className="link">
              {t("myPrivacy.policy")}
            </a>
          </p>
        </Section>
        <Section id="erasure" title={t("myPrivacy.erasureTitle")}>
          <p className="mb-3">{t("myPrivacy.erasureLead")}</p>
          <ButtonLink look="danger" href={erasurePath}>
            {t("myPrivacy.erasureLink")}
          </ButtonLink>
        </Section>
      </div>
    </div>
  );
}
