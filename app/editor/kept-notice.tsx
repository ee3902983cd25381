import { useId, useState } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { useDraft } from "./draft-context.ts";
import { EditorDialog } from "./editor-dialog.tsx";
import type { KeptText } from "./kept-text.ts";

/** Tells a person that the server refused their changes, and gives them back what they wrote. */
export function KeptNotice() {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { connection, snapshot } = useDraft();
  const [isShown, setShown] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const kept = snapshot?.kept;
  if (!connection || !kept) return null;
  const at = dateTime(new Date(kept.at));
  return (
    <section
      role="alert"
      className="mb-6 flex flex-col gap-3 rounded border border-danger bg-danger-soft p-4 text-base"
    >
      <h2 className="text-lg font-semibold text-danger">{t("editor.kept.title")}</h2>
      <p>{t("editor.kept.text", { at })}</p>
      <div className="flex flex-wrap gap-3">
        <Button type="button" look="plain" onClick={() => setShown(true)}>
          {t("editor.kept.show")}
        </Button>
        <Button
          type="button"
          look="danger"
          onClick={() => (isAsked ? connection.dismissKept() : setAsked(true))}
          onBlur={() => setAsked(false)}
        >
          {isAsked ? t("editor.kept.discardConfirm") : t("editor.kept.discard")}
        </Button>
      </div>
      {isShown && <KeptDialog kept={kept} title={t("editor.kept.dialog", { at })} onClose={() => setShown(false)} />}
    </section>
  );
}

function KeptDialog({ kept, title, onClose }: { kept: KeptText; title: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { lang } = useDraft();
  const id = useId();
  const [copied, setCopied] = useState<"copied" | "copyFailed" | null>(null);
  const texts = [
    ["summary", kept.summaryText],
    ["body", kept.bodyText],
  ] as const;
  const whole = texts.map(([root, text]) => `${t(`editor.${root}.label`)}\n\n${text}\n`).join("\n");
  return (
    <EditorDialog title={title} onClose={onClose}>
      {texts.map(([root, text]) => (
        <div key={root} className="flex flex-col gap-1">
          <label htmlFor={id + root} className="font-semibold">
            {t(`editor.${root}.label`)}
          </label>
          <textarea
            id={id + root}
            readOnly
            lang={lang}
            rows={root === "body" ? 10 : 3}
            value={text}
            className="rounded border border-line-strong bg-paper p-2 font-serif text-base text-ink"
          />
        </div>
      ))}
      <div className="flex flex-wrap gap-3">
        <Button
          type="button"
          onClick={() =>
            navigator.clipboard.writeText(whole).then(
              () => setCopied("copied"),
              () => setCopied("copyFailed"),
            )
          }
        >
          {t("editor.kept.copy")}
        </Button>
        <Button type="button" look="plain" onClick={() => download(whole, t("editor.kept.fileName"))}>
          {t("editor.kept.download")}
        </Button>
        <Button type="button" look="plain" onClick={onClose}>
          {t("editor.kept.close")}
        </Button>
      </div>
      <p role="status">{copied && t(`editor.kept.${copied}`)}</p>
    </EditorDialog>
  );
}

function download(text: string, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
