import { isSectorId, type SectorId } from "#app/forums/sectors.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Checkbox, Select, TextArea, TextField } from "#app/ui/field.tsx";
import { Form, HiddenField } from "#app/ui/form.tsx";
import { Radio, RadioGroup } from "#app/ui/radio.tsx";
import { Section } from "#app/ui/section.tsx";
import { useTypedForm } from "#app/ui/typed-fields.ts";
import { leastThresholds, sectorsTooSmall } from "./disclosure.ts";
import { ElectorateTable } from "./electorate-table.tsx";
import type { OpeningFault } from "./forum-faults.ts";
import { type JoinedForumChoice, JointFields } from "./joint-fields.tsx";
import { type OpeningError, openingErrors } from "./opening-errors.ts";
import { oneOf, readOpeningForm, reminderHours, type TypedOpening, usualDissentDays } from "./opening-form.ts";
import { votingRulesPath } from "./paths.ts";
import { RuleChoice } from "./rule-choice.tsx";
import { RuleFields } from "./rule-fields.tsx";
import type { ComposedRule } from "./rule-presets.ts";

export const openFormName = "opening";

export interface OpenFormProps {
  forum: string;
  /**
   * On a text, its hash, the recommendation's number and the forums that may vote; else the recommendations that can stand among the options.
   */
  subject: TextSubject | { recommendations: { number: string; title: string }[] };
  /** People of each voting sector now. */
  sizes: Record<string, number>;
  rules: { id: string; name: string; rule: ComposedRule }[];
  typed: TypedOpening;
  faults: readonly OpeningFault[];
  /** Suggested for the close: Polish date and time. */
  closes: { date: string; time: string };
}

interface TextSubject {
  textHash: string;
  number: string;
  /** Name of the forum that leads. */
  lead: string;
  joined: readonly JoinedForumChoice[];
}

/** All that is fixed when a vote opens, to be filled in. It leads to a page that reads it back. */
export function OpenForm({ forum, subject, sizes, rules, typed: given, faults, closes }: OpenFormProps) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const shown = useTypedForm(openFormName);
  const typed = shown ? readOpeningForm(shown) : given;
  const errors = openingErrors(t, faults);
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.error;
  const sectors = Object.keys(sizes).filter(isSectorId);
  const isOfText = "textHash" in subject;
  const kind = isOfText ? "text" : "options";
  const question = isOfText ? t("opening.questionDefault", { number: subject.number }) : "";
  return (
    <Form name={openFormName} className="opening-form max-w-measure space-y-10">
      <ErrorSummary fields={errors.map((error) => ({ ...error, name: anchorOf(error, sectors) }))} />
      {isOfText && <HiddenField name="textHash" value={subject.textHash} />}
      <TextField
        name="question"
        label={t("opening.question")}
        hint={t("opening.questionHint")}
        error={errorOf("question")}
        defaultValue={"question" in typed ? oneOf(typed, "question") : question}
        lang={contentLang}
        maxLength={300}
        required
      />
      {!isOfText && <OptionFields recommendations={subject.recommendations} typed={typed} errorOf={errorOf} />}
      <RuleChoice kind={kind} rules={rules} sizes={sizes} chosen={oneOf(typed, "rule")} error={errorOf("rule")} />
      <RuleFields kind={kind} sectors={sectors} typed={typed} errorOf={errorOf} />
      <p className="text-base">
        <a href={votingRulesPath(forum)} className="link">
          {t("opening.keepRules")}
        </a>
      </p>
      {isOfText && subject.joined.length > 0 && (
        <JointFields lead={subject.lead} joined={subject.joined} typed={typed} errorOf={errorOf} />
      )}
      <Secrecy typed={typed} sizes={sizes} />
      <RadioGroup name="mode" legend={t("opening.mode")}>
        {(["circulation", "session"] as const).map((mode) => (
          <Radio
            key={mode}
            name="mode"
            value={mode}
            label={t(`opening.${mode}`)}
            note={t(`opening.${mode}Meaning`)}
            defaultChecked={(oneOf(typed, "mode") || "circulation") === mode}
          />
        ))}
      </RadioGroup>
      <Dates typed={typed} errorOf={errorOf} closes={closes} />
      <Section id="electorate" title={t("opening.electorate")}>
        <p className="mb-3 text-base text-ink-soft">{t("opening.electorateHint")}</p>
        {isOfText && subject.joined.length > 0 && (
          <h3 className="mb-1 text-lg font-bold" lang={contentLang}>
            {subject.lead}
          </h3>
        )}
        <ElectorateTable sizes={sectors.map((sector) => ({ sector, entitled: sizes[sector] ?? 0 }))} />
      </Section>
      <Button name="intent" value="review">
        {t("opening.review")}
      </Button>
    </Form>
  );
}

/** Where a reason that is about no field of the form is answered: at the table of people, or at the rule. */
function anchorOf({ name, forum }: OpeningError, sectors: readonly SectorId[]): string {
  if (isSectorId(name) || name === "electorate") {
    return forum === undefined && sectors.includes(name as SectorId) ? "electorate" : "joint";
  }
  if (name === "text") return "question";
  return name === "context.entitled" || name === "threshold" || name === "sectors" ? "rule" : name;
}

function OptionFields({
  recommendations,
  typed,
  errorOf,
}: {
  recommendations: { number: string; title: string }[];
  typed: TypedOpening;
  errorOf(name: string): string | undefined;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <>
      {recommendations.length > 0 && (
        <fieldset className="min-w-0">
          <legend className="text-base font-semibold">{t("opening.recommendations")}</legend>
          <div lang={contentLang}>
            {recommendations.map(({ number, title }) => (
              <Checkbox
                key={number}
                name="recommendations"
                value={number}
                label={`${number} – ${title}`}
                defaultChecked={typed.recommendations?.includes(number) ?? false}
              />
            ))}
          </div>
        </fieldset>
      )}
      <TextArea
        name="options"
        label={t("opening.optionsField")}
        hint={t("opening.optionsHint")}
        error={errorOf("options")}
        defaultValue={typed.options?.[0]}
        lang={contentLang}
        rows={6}
      />
      <div className="max-w-xs">
        <TextField
          name="seats"
          label={t("opening.seats")}
          error={errorOf("seats")}
          defaultValue={oneOf(typed, "seats") || "1"}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
    </>
  );
}

function Secrecy({ typed, sizes }: { typed: TypedOpening; sizes: Record<string, number> }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const small = sectorsTooSmall(sizes, leastThresholds).filter(isSectorId);
  const chosen = oneOf(typed, "secrecy") || "secret";
  return (
    <RadioGroup name="secrecy" legend={t("opening.secrecy")}>
      <Radio
        name="secrecy"
        value="secret"
        label={t("opening.secret")}
        note={t("opening.secretMeaning")}
        defaultChecked={chosen === "secret"}
      />
      <Radio
        name="secrecy"
        value="open"
        label={t("opening.openVote")}
        note={t("opening.openMeaning")}
        defaultChecked={chosen === "open"}
      />
      {small.length > 0 && (
        <p className="border-s-4 border-line-strong ps-4 text-base">
          {t("opening.smallSectors", { sectors: list(small.map((sector) => t(`sectors.${sector}.name`))) })}
        </p>
      )}
    </RadioGroup>
  );
}

function Dates({
  typed,
  errorOf,
  closes,
}: {
  typed: TypedOpening;
  errorOf(name: string): string | undefined;
  closes: { date: string; time: string };
}) {
  const { t } = useTranslation();
  return (
    <Section id="dates" title={t("opening.dates")}>
      <div className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2 sm:items-end">
          <TextField
            type="date"
            name="closesOn"
            label={t("opening.closesOn")}
            error={errorOf("closesOn")}
            defaultValue={"closesOn" in typed ? oneOf(typed, "closesOn") : closes.date}
          />
          <TextField
            type="time"
            name="closesTime"
            label={t("opening.closesTime")}
            defaultValue={"closesTime" in typed ? oneOf(typed, "closesTime") : closes.time}
          />
        </div>
        <Select
          name="reminder"
          label={t("opening.reminder")}
          error={errorOf("reminder")}
          defaultValue={"reminder" in typed ? oneOf(typed, "reminder") : "24"}
        >
          <option value="">{t("opening.noReminder")}</option>
          {reminderHours.map((count) => (
            <option key={count} value={count}>
              {t("opening.hoursBefore", { count })}
            </option>
          ))}
        </Select>
        <div>
          <Checkbox name="closesEarly" label={t("opening.closesEarly")} defaultChecked={"closesEarly" in typed} />
          <p className="ps-9 text-base text-ink-soft">{t("opening.closesEarlyHint")}</p>
        </div>
        <div className="max-w-md">
          <TextField
            name="dissentDays"
            label={t("opening.dissentDays")}
            hint={t("opening.dissentDaysHint")}
            error={errorOf("dissentDays")}
            defaultValue={"dissentDays" in typed ? oneOf(typed, "dissentDays") : String(usualDissentDays)}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
      </div>
    </Section>
  );
}
