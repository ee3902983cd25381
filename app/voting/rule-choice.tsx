import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Radio, RadioGroup } from "#app/ui/radio.tsx";
import { completeForCheck } from "./complete-for-check.ts";
import { checkTerms } from "./count-input.ts";
import { fixedChoices, isMethod } from "./method.ts";
import { type ComposedRule, shippedRuleIds, shippedRules } from "./rule-presets.ts";
import { ruleSentence } from "./rule-sentence.ts";

/** The rules that a vote can be opened by, each with its sentence: shipped ones, the forum's own, and one to be composed. */
export function RuleChoice({
  kind,
  rules,
  sizes,
  chosen,
  error,
}: {
  kind: "text" | "options";
  rules: { id: string; name: string; rule: ComposedRule }[];
  sizes: Record<string, number>;
  chosen: string;
  error: string | undefined;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const goes = ({ method }: ComposedRule) => isMethod(method) && (fixedChoices(method) !== null) === (kind === "text");
  const shipped = shippedRuleIds.filter((id) => goes(shippedRules[id]));
  const first = `shipped.${shipped[0]}`;
  return (
    <RadioGroup name="rule" legend={t("opening.rule")} hint={t("opening.ruleHint")} error={error}>
      {shipped.map((id) => (
        <Radio
          key={id}
          name="rule"
          value={`shipped.${id}`}
          label={t(`opening.presets.${id}`)}
          note={<RuleWords rule={shippedRules[id]} sizes={sizes} />}
          defaultChecked={(chosen || first) === `shipped.${id}`}
        />
      ))}
      {rules
        .filter(({ rule }) => goes(rule))
        .map(({ id, name, rule }) => (
          <Radio
            key={id}
            name="rule"
            value={`own.${id}`}
            label={
              <>
                <bdi lang={contentLang}>{name}</bdi> <span className="font-normal">({t("opening.ownRule")})</span>
              </>
            }
            note={<RuleWords rule={rule} sizes={sizes} />}
            defaultChecked={chosen === `own.${id}`}
          />
        ))}
      <Radio
        name="rule"
        value="composed"
        label={t("opening.compose")}
        note={t("opening.composeHint")}
        defaultChecked={chosen === "composed"}
      />
    </RadioGroup>
  );
}

/** A rule in one sentence, with the forum's sectors of now. Nothing for one that no longer goes with them. */
export function RuleWords({ rule, sizes }: { rule: ComposedRule; sizes: Record<string, number> }) {
  const { t } = useTranslation();
  const checked = checkTerms(completeForCheck(rule, sizes));
  return checked.ok ? ruleSentence(t, checked.value) : null;
}
