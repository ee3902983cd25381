import type { TFunction } from "i18next";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { importAccept } from "./formats.ts";
import { maxImportBytes } from "./imported-text.ts";
import { importPath } from "./paths.ts";

const size = maxImportBytes / 1024 / 1024;

const fileFaults = [
  "tooLarge",
  "unknownFormat",
  "notThisFormat",
  "empty",
  "tooComplex",
  "unsafe",
  "crowded",
  "fileMissing",
] as const;

/** The sentence for why a file was not read; null when `reason` is about something else. */
function fileFault(t: TFunction, reason: string | undefined): string | null {
  const fault = fileFaults.find((one) => one === reason);
  return fault ? t(`import.errors.${fault}`, { size }) : null;
}

/** Takes a file to begin a recommendation with. `reason` says why the last one was not taken. */
export function ImportForm({ forum, title, reason }: { forum: string; title?: string; reason?: string }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const fault = fileFault(t, reason);
  const faults = [...(fault ? [{ name: "file", label: t("import.file"), error: fault }] : [])];
  return (
    <form method="post" action={importPath(forum)} encType="multipart/form-data" noValidate className="max-w-measure">
      <ErrorSummary message={reason && faults.length === 0 ? errorSentence(t, reason) : undefined} fields={faults} />
      <p className="mb-4 text-base">{t("import.lead")}</p>
      <div className="space-y-4">
        <TextField
          type="file"
          name="file"
          label={t("import.file")}
          hint={t("import.fileHint", { size })}
          error={fault ?? undefined}
          accept={importAccept}
          required
        />
        <TextField
          name="title"
          label={t("import.titleField")}
          hint={t("import.titleHint")}
          defaultValue={title}
          lang={contentLang}
          maxLength={200}
          autoComplete="off"
        />
        <Button>{t("import.read")}</Button>
      </div>
    </form>
  );
}
