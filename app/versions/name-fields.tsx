import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { versionTitleLength } from "./title-length.ts";

/** What a form asks that keeps the text as a version. `tried` is what was typed before it was refused, with what is wrong with it. */
export function NameFields({ tried }: { tried?: { title: string; error: string | undefined } }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <>
      <TextField
        name="title"
        label={t("naming.field")}
        hint={t("naming.hint", { limit: versionTitleLength })}
        error={tried?.error}
        defaultValue={tried?.title}
        lang={contentLang}
        maxLength={versionTitleLength}
        autoComplete="off"
        required
      />
      <Button look="plain">{t("naming.submit")}</Button>
    </>
  );
}
