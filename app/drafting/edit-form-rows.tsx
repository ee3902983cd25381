import type { ReactNode } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Checkbox, Select, TextField } from "#app/ui/field.tsx";
import { levels } from "./catalogue.ts";
import type { TypedRecommendation } from "./recommendation-form.ts";

interface RowProps<List extends "addressees" | "indicators" | "sources"> {
  /** Begins the names of the row's fields: `addressees.0`. */
  name: string;
  /** Undefined for a blank row. */
  row: TypedRecommendation[List][number] | undefined;
  /** From 1, as the reader counts. */
  number: number;
  error(field: string): string | undefined;
}

export function AddresseeRow({ name, row, number, error }: RowProps<"addressees">) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const [level = "", secondLevel = ""] = row?.levels ?? [];
  return (
    <Row title={t("edit.addressee", { number })}>
      <div className="sm:col-span-2">
        <TextField
          name={`${name}.name`}
          label={t("edit.name")}
          defaultValue={row?.name}
          error={error(`${name}.name`)}
          lang={contentLang}
        />
      </div>
      <Select name={`${name}.level`} label={t("edit.level")} defaultValue={level} error={error(`${name}.level`)}>
        <LevelOptions none={t("edit.noLevel")} />
      </Select>
      <Select name={`${name}.secondLevel`} label={t("edit.secondLevel")} defaultValue={secondLevel}>
        <LevelOptions none={t("edit.noSecondLevel")} />
      </Select>
      <Checkbox
        name={`${name}.isCoAddressee`}
        label={t("edit.isCoAddressee")}
        defaultChecked={row?.isCoAddressee ?? false}
      />
    </Row>
  );
}

export function IndicatorRow({ name, row, number, error }: RowProps<"indicators">) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <Row title={t("edit.indicatorRow", { number })}>
      <div className="sm:col-span-2">
        <TextField
          name={`${name}.name`}
          label={t("edit.indicatorName")}
          defaultValue={row?.name}
          error={error(`${name}.name`)}
          lang={contentLang}
        />
      </div>
      <TextField
        name={`${name}.baseline`}
        label={t("recommendation.baseline")}
        defaultValue={row?.baseline}
        error={error(`${name}.baseline`)}
        lang={contentLang}
      />
      <TextField
        name={`${name}.target`}
        label={t("recommendation.target")}
        defaultValue={row?.target}
        error={error(`${name}.target`)}
        lang={contentLang}
      />
    </Row>
  );
}

export function SourceRow({ name, row, number, error }: RowProps<"sources">) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <Row title={t("edit.sourceRow", { number })}>
      <TextField
        name={`${name}.title`}
        label={t("edit.sourceTitle")}
        defaultValue={row?.title}
        error={error(`${name}.title`)}
        lang={contentLang}
      />
      <TextField
        name={`${name}.url`}
        type="url"
        label={t("edit.url")}
        defaultValue={row?.url}
        error={error(`${name}.url`)}
      />
    </Row>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="mt-4 min-w-0 rounded border border-line bg-surface p-4">
      <legend className="float-start mb-3 w-full text-base font-bold">{title}</legend>
      <div className="clear-both grid gap-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}

function LevelOptions({ none }: { none: string }) {
  const { t } = useTranslation();
  return (
    <>
      <option value="">{none}</option>
      {levels.map((level) => (
        <option key={level} value={level}>
          {t(`levels.${level}`)}
        </option>
      ))}
    </>
  );
}
