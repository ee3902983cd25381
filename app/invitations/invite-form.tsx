import { roles } from "#app/forums/actor.ts";
import type { SectorId } from "#app/forums/sectors.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Select, TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { invitationsPath, lengths } from "./invitation.ts";
import { LanguageSelect } from "./language-select.tsx";

const names = ["name", "email", "organisation", "language", "role", "sector"] as const;
type Name = (typeof names)[number];

/** Invites one person. `values` is what was typed before it was refused. */
export function InviteForm({
  forum,
  sectors,
  values = {},
  reason,
  fields = {},
}: {
  forum: string;
  /** Those to choose from. */
  sectors: readonly SectorId[];
  values?: Partial<Record<Name, string>>;
  reason?: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const limits: Partial<Record<Name, number>> = lengths;
  const faults = names.flatMap((name) => {
    const code = fields[name];
    return code ? [{ name, label: t(`invitations.one.${name}`), error: errorSentence(t, code, limits[name]) }] : [];
  });
  const field = (name: Name) => ({
    name,
    label: t(`invitations.one.${name}`),
    error: faults.find((fault) => fault.name === name)?.error,
    defaultValue: values[name] ?? "",
  });
  return (
    <Form name="one" action={invitationsPath(forum)}>
      <ErrorSummary message={reason && errorSentence(t, reason)} fields={faults} />
      <input type="hidden" name="intent" value="one" />
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <TextField {...field("name")} autoComplete="off" maxLength={lengths.name} required />
        <TextField {...field("email")} type="email" autoComplete="off" required />
        <TextField
          {...field("organisation")}
          hint={t("invitations.one.organisationHint")}
          autoComplete="off"
          maxLength={lengths.organisation}
        />
        <LanguageSelect {...field("language")} />
        <Select {...field("role")} required>
          <option value="">{t("invitations.one.choose")}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </Select>
        <Select {...field("sector")} required>
          <option value="">{t("invitations.one.choose")}</option>
          {sectors.map((sector) => (
            <option key={sector} value={sector}>
              {t(`sectors.${sector}.name`)}
            </option>
          ))}
        </Select>
      </div>
      <Button className="mt-5">{t("invitations.one.submit")}</Button>
    </Form>
  );
}
