import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkbox, Select } from "#app/ui/field.tsx";
import { Form, HiddenField } from "#app/ui/form.tsx";
import { roles } from "./actor.ts";
import type { ManagedForum } from "./manage-members.server.ts";
import type { SectorId } from "./sectors.ts";

/** Role, sector and groups of a member. `values` are what the form begins with, or what was typed before it was refused. */
export function MemberForm({
  values,
  version,
  groups,
  sectors,
}: {
  values: { role: string; sector: string; groups: string[] };
  version: number;
  groups: ManagedForum["forum"]["groups"];
  /** Those to choose from. */
  sectors: readonly SectorId[];
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <Form name="member" className="max-w-measure space-y-6">
      <input type="hidden" name="kind" value="edit" />
      <HiddenField name="version" value={version} />
      <Select name="role" label={t("members.role")} defaultValue={values.role}>
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`roles.${role}`)}
          </option>
        ))}
      </Select>
      <Select name="sector" label={t("forum.sector")} hint={t("members.sectorHint")} defaultValue={values.sector}>
        {sectors.map((sector) => (
          <option key={sector} value={sector}>
            {t(`sectors.${sector}.name`)}
          </option>
        ))}
      </Select>
      {groups.length > 0 && (
        <fieldset>
          <legend className="text-base font-semibold">{t("forum.groups")}</legend>
          <div lang={contentLang}>
            {groups.map(({ id, name }) => (
              <Checkbox key={id} name="groups" value={id} label={name} defaultChecked={values.groups.includes(id)} />
            ))}
          </div>
        </fieldset>
      )}
      <Button>{t("form.save")}</Button>
    </Form>
  );
}

/** Ends a membership; says before what that does. */
export function EndMembership({ name, version }: { name: string; version: number }) {
  const { t } = useTranslation();
  return (
    <details className="max-w-measure rounded border border-line-strong bg-surface open:border-ink">
      <summary className="min-h-11 px-4 py-2.5 text-base font-semibold">{t("members.end")}</summary>
      <form method="post" className="space-y-4 px-4 pt-1 pb-4 text-base">
        <input type="hidden" name="kind" value="end" />
        <input type="hidden" name="version" value={version} />
        <ul className="list-disc space-y-1 ps-5">
          <li>{t("members.endAccess", { name })}</li>
          <li>{t("members.endKept")}</li>
        </ul>
        <Button look="danger">{t("members.endConfirm")}</Button>
      </form>
    </details>
  );
}
