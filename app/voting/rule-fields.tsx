import type { SectorId } from "#app/forums/sectors.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Checkbox, Select, TextField } from "#app/ui/field.tsx";
import { fixedChoices, methods } from "./method.ts";
import { oneOf, type TypedOpening } from "./opening-form.ts";

interface Fields {
  typed: TypedOpening;
  errorOf(name: string): string | undefined;
}

const majorities = ["simple", "absolute", "qualified", "unanimity"] as const;
const bases = ["cast", "forAgainst", "present", "entitled", "entitledMinusAbstain"] as const;
const half = { num: "1", den: "2" } as const;

/** The fields of a rule of one's own. `kind` is what it is for: a text, or options, or both for the forum's list of rules. */
export function RuleFields({
  kind,
  sectors,
  ...fields
}: Fields & { kind: "text" | "options" | "both"; sectors: readonly SectorId[] }) {
  const { t } = useTranslation();
  const offered = methods.filter((method) => kind === "both" || (fixedChoices(method) !== null) === (kind === "text"));
  const { typed, errorOf } = fields;
  return (
    <div className="rule-fields space-y-6">
      <Select
        name="method"
        label={t("opening.method")}
        error={errorOf("method")}
        defaultValue={oneOf(typed, "method") || offered[0]}
      >
        {offered.map((method) => (
          <option key={method} value={method}>
            {t(`opening.methods.${method}`)}
          </option>
        ))}
      </Select>
      {kind !== "options" && <DecisionFields sectors={sectors} {...fields} />}
      {kind !== "text" && <ChoiceFields {...fields} />}
      <QuorumFields {...fields} />
      {kind !== "options" && <SectorFields sectors={sectors} {...fields} />}
    </div>
  );
}

function DecisionFields(fields: Fields & { sectors: readonly SectorId[] }) {
  const { t } = useTranslation();
  return (
    <>
      <div data-for="motion">
        <MajorityFields at="threshold" label={t("opening.majority")} {...fields} />
      </div>
      <div data-for="consent" className="max-w-md">
        <NumberField name="maxObjections" label={t("opening.maxObjections")} fallback="0" {...fields}>
          {t("opening.maxObjectionsHint")}
        </NumberField>
      </div>
    </>
  );
}

function ChoiceFields(fields: Fields) {
  const { t } = useTranslation();
  return (
    <>
      <div data-for="score" className="grid gap-4 sm:grid-cols-2">
        <NumberField name="scale.min" label={t("opening.scaleMin")} fallback="0" {...fields} />
        <NumberField name="scale.max" label={t("opening.scaleMax")} fallback="5" {...fields} />
      </div>
      <div data-for="dot" className="max-w-md">
        <NumberField name="dots" label={t("opening.dots")} fallback="5" {...fields} />
      </div>
    </>
  );
}

function QuorumFields(fields: Fields) {
  const { t } = useTranslation();
  const { typed } = fields;
  const isNew = !("quorum.num" in typed);
  return (
    <fieldset id="quorum" className="min-w-0">
      <legend className="text-lg font-bold">{t("opening.quorum")}</legend>
      <p className="mb-3 text-base text-ink-soft">{t("opening.quorumHint")}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberField name="quorum.num" label={t("opening.quorumNum")} fallback={isNew ? half.num : ""} {...fields} />
        <NumberField name="quorum.den" label={t("opening.quorumDen")} fallback={isNew ? half.den : ""} {...fields} />
        <Select
          name="quorum.counts"
          label={t("opening.quorumCounts")}
          defaultValue={oneOf(typed, "quorum.counts") || "cast"}
        >
          {(["cast", "present"] as const).map((counts) => (
            <option key={counts} value={counts}>
              {t(`opening.counts.${counts}`)}
            </option>
          ))}
        </Select>
      </div>
      <Checkbox name="quorum.strict" label={t("opening.strict")} defaultChecked={"quorum.strict" in typed} />
    </fieldset>
  );
}

function SectorFields({ sectors, ...fields }: Fields & { sectors: readonly SectorId[] }) {
  const { t } = useTranslation();
  const { typed, errorOf } = fields;
  return (
    <fieldset className="min-w-0" data-for="decision">
      <legend className="text-lg font-bold">{t("opening.sectors")}</legend>
      <Checkbox name="sectors.on" label={t("opening.sectorsOn")} defaultChecked={"sectors.on" in typed} />
      <div className="sector-fields space-y-4 border-s-4 border-line ps-4">
        <Checkbox name="sectors.quorum" label={t("opening.sectorsQuorum")} defaultChecked={"sectors.quorum" in typed} />
        <div className="max-w-md">
          <Select
            name="sectors.required"
            label={t("opening.sectorsRequired")}
            error={errorOf("sectors.required")}
            defaultValue={oneOf(typed, "sectors.required") || "all"}
          >
            <option value="all">{t("opening.requiredAll")}</option>
            {sectors.slice(1).map((sector, index) => (
              <option key={sector} value={index + 1}>
                {index + 1}
              </option>
            ))}
          </Select>
        </div>
        <div data-for="motion" className="space-y-4">
          <MajorityFields
            at="sectors.threshold"
            label={t("opening.sectorsMajority")}
            none={t("opening.asWhole")}
            {...fields}
          />
          {sectors.map((sector) => (
            <MajorityFields
              key={sector}
              at={`sectors.list.${sector}.threshold`}
              label={t("opening.sectorMajority", { sector: t(`sectors.${sector}.name`) })}
              none={t("opening.asSectors")}
              {...fields}
            />
          ))}
        </div>
      </div>
    </fieldset>
  );
}

/** A majority, what it is measured against, and the fraction of a qualified one. `none` stands for "no own one". */
function MajorityFields({ at, label, none, typed, errorOf }: Fields & { at: string; label: string; none?: string }) {
  const { t } = useTranslation();
  return (
    <div className="majority-fields grid gap-4 sm:grid-cols-2">
      <Select
        name={`${at}.rule`}
        label={label}
        error={errorOf(`${at}.rule`) ?? errorOf(at)}
        defaultValue={oneOf(typed, `${at}.rule`) || (none === undefined ? "simple" : "")}
      >
        {none !== undefined && <option value="">{none}</option>}
        {majorities.map((majority) => (
          <option key={majority} value={majority}>
            {t(`opening.majorities.${majority}`)}
          </option>
        ))}
      </Select>
      <div className="majority-base">
        <Select
          name={`${at}.base`}
          label={t("opening.base")}
          error={errorOf(`${at}.base`)}
          defaultValue={oneOf(typed, `${at}.base`) || "cast"}
        >
          {bases.map((base) => (
            <option key={base} value={base}>
              {t(`opening.bases.${base}`)}
            </option>
          ))}
        </Select>
      </div>
      <fieldset className="majority-fraction min-w-0 sm:col-span-2">
        <legend className="mb-1 text-base font-semibold">{t("opening.fraction")}</legend>
        <div className="grid max-w-md grid-cols-2 gap-4">
          <NumberField name={`${at}.num`} label={t("opening.num")} fallback="2" typed={typed} errorOf={errorOf} />
          <NumberField name={`${at}.den`} label={t("opening.den")} fallback="3" typed={typed} errorOf={errorOf} />
        </div>
      </fieldset>
    </div>
  );
}

function NumberField({
  name,
  label,
  fallback,
  typed,
  errorOf,
  children,
}: Fields & { name: string; label: string; fallback: string; children?: string }) {
  return (
    <TextField
      name={name}
      label={label}
      hint={children}
      error={errorOf(name)}
      defaultValue={name in typed ? oneOf(typed, name) : fallback}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}
