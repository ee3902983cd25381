import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { invitationsPath } from "./invitation.ts";
import { LanguageSelect } from "./language-select.tsx";
import type { ListLine } from "./pasted-list.ts";

/** Invites the people of a pasted list. `broken` are the lines that were sent and invited nobody; they stand in `list` again. */
export function InviteListForm({
  forum,
  list = "",
  language,
  broken = [],
  reason,
  error,
}: {
  forum: { slug: string; name: string };
  list?: string;
  language?: string;
  broken?: Pick<ListLine, "number" | "text" | "faults">[];
  /** Codes of what was refused as a whole, and of what is wrong with the field. */
  reason?: string;
  error?: string;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const sentence =
    broken.length > 0
      ? t("invitations.list.broken", { count: broken.length })
      : error === "required"
        ? t("invitations.list.empty")
        : error && errorSentence(t, error);
  return (
    <Form name="list" action={invitationsPath(forum.slug)}>
      <ErrorSummary
        message={reason && errorSentence(t, reason)}
        fields={sentence ? [{ name: "list", label: t("invitations.list.field"), error: sentence }] : []}
      />
      {broken.length > 0 && (
        <div className="mb-5 max-w-measure">
          <p>{t("invitations.list.brokenHint")}</p>
          <ul className="mt-3 space-y-3">
            {broken.map(({ number, text, faults }) => (
              <li key={number} className="border-s-4 border-danger ps-4">
                <p>
                  <strong>{t("invitations.list.line", { number })}</strong> <bdi className="break-words">{text}</bdi>
                </p>
                {faults.map((fault) => (
                  <p key={fault} className="text-danger">
                    {t(`inviteFaults.${fault}`)}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
      <input type="hidden" name="intent" value="list" />
      <div className="space-y-5">
        <div className="max-w-measure text-base">
          <p>{t("invitations.list.hint")}</p>
          <p className="mt-2">
            {t("invitations.list.example")}{" "}
            <code className="break-words" lang={contentLang}>
              {t("invitations.list.exampleLine", { forum: forum.slug })}
            </code>
          </p>
        </div>
        <TextArea
          name="list"
          label={t("invitations.list.field")}
          error={sentence}
          rows={8}
          defaultValue={list}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <div className="max-w-xs">
          <LanguageSelect name="listLanguage" label={t("invitations.list.language")} defaultValue={language} />
        </div>
        <Button>{t("invitations.list.submit")}</Button>
      </div>
    </Form>
  );
}
