import { policyAreaIds } from "#app/drafting/catalogue.ts";
import { sectorIds } from "#app/forums/sectors.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { Form, HiddenField } from "#app/ui/form.tsx";

const lists = ["sectors", "areas"] as const;

/** Which sectors and policy areas the instance offers: what has no tick is withheld. */
export function ChoicesForm({
  values,
  reason,
  fields = {},
}: {
  values: { sectors: string[]; areas: string[]; seen: string };
  reason?: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const titles = { sectors: t("choices.sectors"), areas: t("choices.areas") };
  const items = {
    sectors: sectorIds.map((id) => ({ id, label: t(`sectors.${id}.name`) })),
    areas: policyAreaIds.map((id) => ({ id, label: t(`areas.${id}`) })),
  };
  const faults = lists.flatMap((name) => {
    const code = fields[name];
    return code ? [{ name, label: titles[name], error: t("choices.atLeastOne") }] : [];
  });
  return (
    <Form name="choices" className="max-w-3xl space-y-8">
      <ErrorSummary message={reason && errorSentence(t, reason)} fields={faults} />
      <HiddenField name="seen" value={values.seen} />
      {lists.map((list) => {
        const fault = faults.find(({ name }) => name === list);
        return (
          <fieldset key={list} id={fieldId(list)} tabIndex={fault ? -1 : undefined}>
            <legend className="text-2xl font-bold">{titles[list]}</legend>
            {fault && <p className="mt-1 font-semibold text-danger">{fault.error}</p>}
            <div className="mt-2 grid gap-x-6 sm:grid-cols-2">
              {items[list].map(({ id, label }) => (
                <Checkbox
                  key={id}
                  name={list}
                  value={id}
                  label={label}
                  defaultChecked={(values[list] as string[]).includes(id)}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
      <Button>{t("form.save")}</Button>
    </Form>
  );
}
