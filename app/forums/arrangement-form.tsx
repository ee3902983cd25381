import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Form, HiddenField } from "#app/ui/form.tsx";
import { arrangementPath, groupLimits } from "./arrangement.ts";
import type { SectorId } from "./sectors.ts";
import { VotingSectorsField } from "./voting-sectors-field.tsx";

// Without scripts no row can be added while one types: the list ends with blank ones.
const spareRows = 2;

/** Voting sectors and working groups of a forum. A group whose name is emptied goes. */
export function ArrangementForm({
  forum,
  sectors,
  values,
  members,
  reason,
  fields = {},
}: {
  forum: { slug: string; version: number };
  /** Those to choose from. */
  sectors: readonly SectorId[];
  values: { votingSectors: string[]; groups: { id: string; name: string }[] };
  /** How many people each group has, by its id. */
  members: Record<string, number>;
  reason?: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const label = (index: number) => t("arrangement.group", { number: index + 1 });
  const rows = [...values.groups, ...Array.from({ length: spareRows }, () => ({ id: "", name: "" }))];
  const faults = Object.entries(fields).map(([path, code]) => {
    const [name = "", index] = path.split(".");
    if (index === undefined || name !== "groups") {
      return { name, label: t("forum.votingSectors"), error: errorSentence(t, code) };
    }
    return {
      name: `groups.${index}.name`,
      label: label(Number(index)),
      error: errorSentence(t, code, groupLimits.name),
    };
  });
  const errorOf = (name: string) => faults.find((fault) => fault.name === name)?.error;
  return (
    <Form name="arrangement" action={arrangementPath(forum.slug)} className="max-w-measure space-y-10">
      <ErrorSummary message={reason && errorSentence(t, reason)} fields={faults} />
      <HiddenField name="version" value={forum.version} />
      <VotingSectorsField
        sectors={sectors}
        chosen={values.votingSectors}
        hint={t("arrangement.sectorsHint")}
        error={errorOf("votingSectors")}
        isHeading
      />
      <fieldset>
        <legend className="text-2xl font-bold">{t("forum.groups")}</legend>
        <p className="mt-1 mb-4 text-base text-ink-soft">{t("arrangement.groupsHint")}</p>
        <div className="space-y-4">
          {rows.map(({ id, name }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
            <div key={index}>
              <HiddenField name={`groups.${index}.id`} value={id} />
              <TextField
                name={`groups.${index}.name`}
                label={id === "" ? t("arrangement.newGroup") : label(index)}
                hint={id in members ? t("forum.membersCount", { count: members[id] ?? 0 }) : undefined}
                error={errorOf(`groups.${index}.name`)}
                defaultValue={name}
                lang={contentLang}
                maxLength={groupLimits.name}
                autoComplete="off"
              />
            </div>
          ))}
        </div>
      </fieldset>
      <Button>{t("form.save")}</Button>
    </Form>
  );
}
