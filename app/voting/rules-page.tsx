import { isSectorId } from "#app/forums/sectors.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { Section } from "#app/ui/section.tsx";
import { useTypedForm } from "#app/ui/typed-fields.ts";
import type { Fault } from "./fault.ts";
import { openingErrors } from "./opening-errors.ts";
import { oneOf, readOpeningForm, type TypedOpening } from "./opening-form.ts";
import { RuleWords } from "./rule-choice.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { type ComposedRule, shippedRuleIds, shippedRules } from "./rule-presets.ts";

const formName = "rule";

/** The rules that a forum keeps, those that every forum has, and a form for another. */
export function RulesPage({
  rules,
  sizes,
  typed: given,
  faults,
}: {
  rules: { id: string; name: string; rule: ComposedRule }[];
  sizes: Record<string, number>;
  typed: TypedOpening;
  faults: readonly Fault[];
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const shown = useTypedForm(formName);
  const typed = shown ? readOpeningForm(shown) : given;
  const errors = openingErrors(t, faults);
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.error;
  return (
    <div className="max-w-measure space-y-10">
      <Section id="kept" title={t("votingRules.kept")}>
        {rules.length === 0 && <Empty>{t("votingRules.empty")}</Empty>}
        <ul className="space-y-5">
          {rules.map(({ id, name, rule }) => (
            <li key={id}>
              <h3 className="text-lg font-semibold" lang={contentLang}>
                {name}
              </h3>
              <p className="text-base">
                <RuleWords rule={rule} sizes={sizes} />
              </p>
              <form method="post" className="mt-2">
                <input type="hidden" name="id" value={id} />
                <Button look="plain" name="intent" value="drop">
                  {t("votingRules.remove")}
                  <span className="sr-only">: {name}</span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="add" title={t("votingRules.add")}>
        <Form name={formName} className="space-y-6">
          <ErrorSummary fields={errors} />
          <TextField
            name="name"
            label={t("votingRules.name")}
            error={errorOf("name")}
            defaultValue={oneOf(typed, "name")}
            lang={contentLang}
            maxLength={80}
            autoComplete="off"
            required
          />
          <RuleFields kind="both" sectors={Object.keys(sizes).filter(isSectorId)} typed={typed} errorOf={errorOf} />
          <Button name="intent" value="keep">
            {t("votingRules.save")}
          </Button>
        </Form>
      </Section>
      <Section id="shipped" title={t("votingRules.shipped")}>
        <dl className="space-y-4">
          {shippedRuleIds.map((id) => (
            <div key={id}>
              <dt className="font-semibold">{t(`opening.presets.${id}`)}</dt>
              <dd className="text-base">
                <RuleWords rule={shippedRules[id]} sizes={sizes} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}
