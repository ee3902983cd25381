import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Section } from "#app/ui/section.tsx";
import { type DocumentText, isEmpty } from "./document-json.ts";
import { DocumentView } from "./document-view.tsx";

/** Both texts of a recommendation to read: the summary first. */
export function RecommendationText({ text }: { text: DocumentText }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <>
      <Section id="summary" title={t("recommendation.summary")} className="max-w-measure border-s-4 border-accent ps-5">
        {isEmpty(text.summary) ? (
          <Empty>{t("recommendation.summaryEmpty")}</Empty>
        ) : (
          <DocumentView json={text.summary} lang={contentLang} />
        )}
      </Section>
      <section aria-label={t("recommendation.text")}>
        {isEmpty(text.body) ? (
          <Empty>{t("recommendation.textEmpty")}</Empty>
        ) : (
          <DocumentView json={text.body} lang={contentLang} />
        )}
      </section>
    </>
  );
}
