import { isEmpty } from "#app/drafting/document-json.ts";
import { DocumentView } from "#app/drafting/document-view.tsx";
import { lengthLimits } from "#app/drafting/recommendation-form.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import { holdImport } from "./held-import.ts";
import { type ImportedText, losses as lossIds } from "./imported-text.ts";
import { confirmImportPath, importPath } from "./paths.ts";

/** What would become of a file, and what was lost on the way; the draft is created by its form, which carries the text. */
export function ImportPreview({
  forum,
  imported,
  reason,
  fields = {},
}: {
  forum: string;
  imported: ImportedText;
  reason?: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { title, text, losses } = imported;
  const lost = lossIds.filter((loss) => losses[loss]);
  const error = fields.title && errorSentence(t, fields.title, lengthLimits.title);
  return (
    <form
      method="post"
      action={confirmImportPath(forum)}
      encType="multipart/form-data"
      noValidate
      className="space-y-10"
    >
      <ErrorSummary
        message={reason && !error ? errorSentence(t, reason) : undefined}
        fields={error ? [{ name: "title", label: t("import.titleField"), error }] : []}
      />
      <p className="max-w-measure">{t("import.previewLead")}</p>
      <Section id="losses" title={t("import.lossesTitle")} className="max-w-measure">
        {lost.length === 0 ? (
          <p>{t("import.lossesNone")}</p>
        ) : (
          <ul className="list-disc space-y-1 ps-6">
            {lost.map((loss) => (
              <li key={loss}>{t(`import.losses.${loss}`, { count: losses[loss] ?? 0 })}</li>
            ))}
          </ul>
        )}
      </Section>
      <div className="max-w-measure">
        <TextField
          name="title"
          label={t("import.titleField")}
          error={error}
          defaultValue={title}
          lang={contentLang}
          maxLength={200}
          autoComplete="off"
          required
        />
      </div>
      <Section id="text" title={t("import.textTitle")}>
        <div className="max-w-measure space-y-8 rounded border border-line p-4 sm:p-6">
          <Section id="summary" title={t("recommendation.summary")} className="border-s-4 border-accent ps-5">
            {isEmpty(text.summary) ? (
              <Empty>{t("import.summaryMissing")}</Empty>
            ) : (
              <DocumentView json={text.summary} lang={contentLang} />
            )}
          </Section>
          <DocumentView json={text.body} lang={contentLang} />
        </div>
      </Section>
      <input type="hidden" name="text" value={holdImport(imported)} />
      <p className="flex flex-wrap gap-3">
        <Button>{t("import.confirm")}</Button>
        <ButtonLink look="plain" href={importPath(forum)}>
          {t("import.again")}
        </ButtonLink>
      </p>
    </form>
  );
}
