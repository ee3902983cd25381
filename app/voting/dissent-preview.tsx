import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { Form } from "#app/ui/form.tsx";
import { Section } from "#app/ui/section.tsx";
import type { TypedDissent } from "./dissent-form.tsx";
import { DissentList } from "./dissent-list.tsx";
import type { ShownDissent } from "./shown-dissents.ts";

/** A dissenting opinion as everyone will see it, before it is attached for good. */
export function DissentPreview({ dissent, typed }: { dissent: ShownDissent; typed: TypedDissent }) {
  const { t } = useTranslation();
  return (
    <Section id="preview" title={t("dissent.previewTitle")}>
      <p className="mb-5">{t("dissent.previewLead")}</p>
      <div className="rounded border border-line-strong bg-surface p-4 sm:p-6">
        <DissentList dissents={[dissent]} />
      </div>
      <Form name="confirm-dissent" isCarried className="mt-6 flex flex-wrap gap-3">
        <input type="hidden" name="text" value={typed.text} />
        <input type="hidden" name="of" value={typed.of} />
        {typed.isNamed && <input type="hidden" name="isNamed" value="on" />}
        <Button name="intent" value="attach">
          {t("dissent.confirm")}
        </Button>
        <Button look="plain" name="intent" value="edit">
          {t("dissent.again")}
        </Button>
      </Form>
    </Section>
  );
}
