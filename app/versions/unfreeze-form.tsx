import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";

/** What unfreezing does and to whom, and why it is done. `tried` is what was typed before it was refused, with what is wrong with it. */
export function UnfreezeForm({
  recommendation: { lead, joined, isPublic },
  version,
  tried,
}: {
  recommendation: { lead: { name: string }; joined: { name: string }[]; isPublic: boolean };
  /** Number of the frozen version; null where there is none. */
  version: number | null;
  tried?: { reason: string; error: string | undefined };
}) {
  const { t } = useTranslation();
  const { list, contentLang } = useFormat();
  const sentences = [
    t("moves.draft.writing"),
    ...(version === null ? [] : [t("unfreezing.version", { version })]),
    ...(isPublic ? [t("moves.draft.private")] : []),
    t("freezing.effects.who", { forums: list([lead, ...joined].map((forum) => forum.name)) }),
  ];
  return (
    <Form name="unfreeze" className="space-y-5">
      <ul className="list-disc space-y-2 ps-6">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <TextArea
        name="reason"
        label={t("unfreezing.reason")}
        hint={t("moves.reasonHint")}
        error={tried?.error}
        defaultValue={tried?.reason}
        lang={contentLang}
        required
      />
      <Button>{t("unfreezing.confirm")}</Button>
    </Form>
  );
}
