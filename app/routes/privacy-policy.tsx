import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { DataTopics } from "#app/privacy/data-topics.tsx";
import { myPrivacyPath } from "#app/privacy/paths.ts";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";

export const handle: PageHandle<typeof loader> = { title: (t) => t("privacyPolicy.title") };

export function loader({ context: { retention, controller } }: LoaderFunctionArgs) {
  return { retention, controller };
}

const paragraphs = ["cookies", "browser", "elsewhere", "backups"] as const;

export default function PrivacyPolicy() {
  const { t } = useTranslation();
  const { retention, controller } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("privacyPolicy.title")}>
        <p className="mt-3">{t("privacyPolicy.lead")}</p>
      </PageHead>
      <div className="space-y-12">
        <Section id="controller" title={t("privacyPolicy.controllerTitle")} className="max-w-3xl">
          {controller.name || controller.email ? (
            <p>
              {controller.name && <bdi>{controller.name}</bdi>}
              {controller.name && controller.email && ", "}
              {controller.email && (
                <a href={`mailto:${controller.email}`} className="link">
                  {controller.email}
                </a>
              )}
            </p>
          ) : (
            <p>{t("privacyPolicy.controllerUnknown")}</p>
          )}
        </Section>
        <DataTopics retention={retention} />
        <Section id="general" title={t("privacyPolicy.generalTitle")} className="max-w-3xl">
          <ul className="list-disc space-y-2 ps-5">
            {paragraphs.map((paragraph) => (
              <li key={paragraph}>{t(`privacyPolicy.${paragraph}`)}</li>
            ))}
          </ul>
        </Section>
        <Section id="rights" title={t("privacyPolicy.rightsTitle")} className="max-w-3xl">
          <p>{t("privacyPolicy.rights")}</p>
          <p className="mt-3">
            <a href={myPrivacyPath} className="link">
              {t("privacyPolicy.rightsLink")}
            </a>
          </p>
        </Section>
      </div>
    </>
  );
}
