import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Checkbox, TextArea } from "#app/ui/field.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { Form } from "#app/ui/form.tsx";
import { dissentLength } from "./dissent-length.ts";
import type { DissentOffer } from "./may-dissent.server.ts";

/** What was typed of an opinion. */
export interface TypedDissent {
  text: string;
  of: string;
  isNamed: boolean;
}

/** The form of a dissenting opinion. What it sends is shown once more before it is published. */
export function DissentForm({
  offer,
  isSecret,
  typed,
  fields = {},
  refusal,
}: {
  offer: DissentOffer;
  isSecret: boolean;
  typed: TypedDissent | null;
  fields?: Record<string, string>;
  /** What concerns no single field. */
  refusal?: string;
}) {
  const { t } = useTranslation();
  const labels: Record<string, string> = { text: t("dissent.text"), of: t("dissent.whose") };
  const errors = Object.entries(fields).map(([name, code]) => ({
    name,
    label: labels[name] ?? name,
    error: errorSentence(t, code, dissentLength),
  }));
  const errorOf = (name: string) => errors.find((one) => one.name === name)?.error;
  const of = typed?.of || (offer.own ? "person" : "sector");
  return (
    <Form name="dissent" className="space-y-6">
      <ErrorSummary message={refusal && errorSentence(t, refusal)} fields={errors} />
      <p>{t("dissent.lead")}</p>
      {isSecret && <p className="border-s-4 border-accent ps-4">{t("dissent.secret")}</p>}
      <fieldset id={fieldId("of")}>
        <legend className="mb-1 text-base font-semibold">{t("dissent.whose")}</legend>
        {errorOf("of") && <p className="text-base font-semibold text-danger">{errorOf("of")}</p>}
        {offer.own && <Whose value="person" label={t("dissent.own")} isChosen={of === "person"} />}
        {offer.sector && (
          <>
            <Whose
              value="sector"
              label={t("dissent.sector", { sector: t(`sectors.${offer.sector}.name`) })}
              isChosen={of === "sector"}
            />
            <p className="ms-9 text-base text-ink-soft">{t("dissent.sectorHint")}</p>
          </>
        )}
      </fieldset>
      <TextArea
        name="text"
        label={t("dissent.text")}
        hint={t("dissent.textHint", { limit: dissentLength })}
        error={errorOf("text")}
        rows={10}
        lang="pl"
        defaultValue={typed?.text ?? ""}
      />
      {offer.own && (
        <div>
          <Checkbox name="isNamed" label={t("dissent.named")} defaultChecked={typed?.isNamed ?? false} />
          <p className="ms-9 text-base text-ink-soft">{t("dissent.namedHint")}</p>
        </div>
      )}
      <Button name="intent" value="preview">
        {t("dissent.preview")}
      </Button>
    </Form>
  );
}

function Whose({ value, label, isChosen }: { value: string; label: string; isChosen: boolean }) {
  return (
    <label className="flex min-h-11 items-start gap-3 py-2 text-lg leading-snug">
      <input
        type="radio"
        name="of"
        value={value}
        defaultChecked={isChosen}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      <span>{label}</span>
    </label>
  );
}
