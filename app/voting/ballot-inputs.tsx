import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { Island } from "#app/ui/island.tsx";
import { useTypedFields } from "#app/ui/typed-fields.ts";
import { optionField } from "./ballot-fields.ts";
import type { BallotShape } from "./ballot-part.ts";
import type { consentChoices, motionChoices } from "./method.ts";
import { RankingField } from "./ranking-field.tsx";
import { ScoreFields } from "./score-fields.tsx";

/** What was filled in before: fields by name, each with its values. */
export type FilledIn = Readonly<Record<string, readonly string[]>>;

type FixedChoice = (typeof motionChoices)[number] | (typeof consentChoices)[number];

/** The fields of a ballot of any method. */
export function BallotInputs({ shape, filled }: { shape: BallotShape; filled: FilledIn }) {
  const typed = useTypedFields();
  const { contentLang } = useFormat();
  const valuesOf = (name: string) => typed?.getAll(name).map(String) ?? filled[name] ?? [];
  const { kind, method, scale, dots, mayBeEqual } = shape;
  const options = shape.options.map(({ id, label }) => ({ id, label: label ?? id }));
  const marks = (of: "scores" | "ranking") =>
    Object.fromEntries(options.map(({ id }) => [id, valuesOf(optionField(of, id))[0] ?? ""]));
  if (kind === "choice") return <Choices shape={shape} chosen={valuesOf("choice")[0]} reason={valuesOf("reason")[0]} />;
  if (kind === "approvals")
    return (
      <div className="space-y-1">
        {options.map(({ id, label }, index) => (
          <Option
            key={id}
            type="checkbox"
            name="approval"
            value={id}
            id={index === 0 ? "approval" : undefined}
            label={label}
            lang={contentLang}
            isChosen={valuesOf("approval").includes(id)}
          />
        ))}
      </div>
    );
  if (kind === "scores")
    return (
      <Island
        name="scoreFields"
        of={ScoreFields}
        props={{ options, scores: marks("scores"), scale, dots: method === "dot" ? dots : null }}
      />
    );
  return <Island name="rankingField" of={RankingField} props={{ options, places: marks("ranking"), mayBeEqual }} />;
}

/** One of the choices that a method prescribes; an objection with its reason under it. */
function Choices({ shape, chosen, reason }: { shape: BallotShape; chosen?: string; reason?: string }) {
  const { t } = useTranslation();
  return (
    <div className="space-y-1">
      {shape.options.map(({ id }, index) => (
        <Option
          key={id}
          type="radio"
          name="choice"
          value={id}
          id={index === 0 ? "choice" : undefined}
          label={t(`ballot.choices.${id as FixedChoice}`)}
          hint={
            shape.method === "consent" ? t(`ballot.choiceHints.${id as (typeof consentChoices)[number]}`) : undefined
          }
          isChosen={chosen === id}
        />
      ))}
      {shape.method === "consent" && (
        <div className="pt-3">
          <TextArea
            name="reason"
            label={t("ballot.reason")}
            hint={t("ballot.reasonHint")}
            defaultValue={reason}
            rows={4}
          />
        </div>
      )}
    </div>
  );
}

function Option({
  type,
  name,
  value,
  id,
  label,
  lang,
  hint,
  isChosen,
}: {
  type: "radio" | "checkbox";
  name: string;
  value: string;
  /** Of the first: what the summary of errors leads to. */
  id?: string;
  label: string;
  /** Of a label that people wrote, where it is not the page's. */
  lang?: string;
  hint?: string;
  isChosen: boolean;
}) {
  const inputId = id === undefined ? undefined : fieldId(id);
  return (
    <label className="flex min-h-13 items-start gap-3 rounded border border-line-strong bg-surface px-4 py-3 text-lg leading-snug has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type={type}
        name={name}
        value={value}
        id={inputId}
        defaultChecked={isChosen}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="font-semibold" lang={lang}>
          {label}
        </span>
        {hint && <span className="block text-base text-ink-soft">{hint}</span>}
      </span>
    </label>
  );
}
