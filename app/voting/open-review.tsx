import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { Form, HiddenField } from "#app/ui/form.tsx";
import { Section } from "#app/ui/section.tsx";
import { DecidesTable } from "./decides-table.tsx";
import { jointRuleSentence } from "./joint-words.ts";
import { fixedChoices } from "./method.ts";
import { openFormName } from "./open-form.tsx";
import type { TypedOpening } from "./opening-form.ts";
import type { ReviewedVote } from "./reviewed.ts";
import { ruleSentence } from "./rule-sentence.ts";

/** The last step before a vote opens: the rule read back, who would decide what, and what will happen to whom. */
export function OpenReview({ vote, typed }: { vote: ReviewedVote; typed: TypedOpening }) {
  const { t } = useTranslation();
  const { contentLang, dateTime } = useFormat();
  const { forums, required, people, closesAt, remindsAt, closesEarly, isSecret, mode, options, dissentDays } = vote;
  const isDecision = forums.every(({ terms }) => fixedChoices(terms.method));
  const rules = new Map(forums.map(({ name, terms }) => [ruleSentence(t, terms), name]));
  const effects = [
    t("opening.effects.fixed"),
    t("opening.effects.people", { count: people }),
    ...(required === null ? [] : [t("opening.effects.joint")]),
    t("opening.effects.until", { date: dateTime(new Date(closesAt)) }),
    ...(closesEarly ? [t("opening.effects.early")] : []),
    ...(remindsAt ? [t("opening.effects.reminder", { date: dateTime(new Date(remindsAt)) })] : []),
    t("opening.effects.results"),
    t("opening.effects.dissents", { count: dissentDays }),
    t("opening.effects.cancel"),
  ];
  return (
    <div className="max-w-measure space-y-10">
      <Section id="check" title={t("opening.check")}>
        <p className="text-xl font-semibold" lang={contentLang}>
          {vote.question}
        </p>
        {options.length > 0 && (
          <ol className="mt-3 list-decimal space-y-1 ps-6" lang={contentLang}>
            {options.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ol>
        )}
      </Section>
      {required !== null && (
        <Section id="joint" title={t("joint.title")}>
          <p className="border-s-4 border-accent ps-4 text-lg">{jointRuleSentence(t, required, forums.length)}</p>
        </Section>
      )}
      <Section id="rule" title={t(required === null ? "opening.readBack" : "joint.ruleOfEach")}>
        <div className="space-y-3">
          {[...rules].map(([sentence, forum]) => (
            <p key={sentence} className="border-s-4 border-accent ps-4 text-lg">
              {rules.size > 1 && (
                <strong lang={contentLang} className="block">
                  {forum}
                </strong>
              )}
              {sentence}
            </p>
          ))}
          {!isDecision && <p className="text-base">{t("opening.tie")}</p>}
        </div>
      </Section>
      {isDecision && (
        <Section id="decides" title={t("opening.decides")}>
          <div className="space-y-6">
            {forums.map(({ name, terms, sizes }) => (
              <div key={name}>
                {required !== null && (
                  <h3 className="mb-1 text-lg font-bold" lang={contentLang}>
                    {name}
                  </h3>
                )}
                <DecidesTable forum={name} terms={terms} sizes={sizes} />
              </div>
            ))}
          </div>
          {forums[0]?.terms.method === "motion" && (
            <p className="mt-3 text-base text-ink-soft">{t("opening.forNote")}</p>
          )}
        </Section>
      )}
      <Section id="secrecy" title={t("opening.secrecy")}>
        <p className="font-semibold">{t(isSecret ? "opening.secret" : "opening.openVote")}</p>
        <p>{t(isSecret ? "opening.secretMeaning" : "opening.openMeaning")}</p>
        <p className="mt-3 font-semibold">{t(`opening.${mode}`)}</p>
        <p>{t(`opening.${mode}Meaning`)}</p>
      </Section>
      <Section id="happens" title={t("opening.happens")}>
        <Form name={openFormName} isCarried className="space-y-5">
          {Object.entries(typed).flatMap(([name, values]) =>
            values.map((value) => <HiddenField key={`${name} ${value}`} name={name} value={value} />),
          )}
          <ul className="list-disc space-y-2 ps-6">
            {effects.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-3">
            <Button name="intent" value="open">
              {t("opening.confirm")}
            </Button>
            <Button look="plain" name="intent" value="change">
              {t("opening.change")}
            </Button>
          </div>
        </Form>
      </Section>
    </div>
  );
}
