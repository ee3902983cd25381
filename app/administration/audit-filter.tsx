import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/field.tsx";
import type { AuditPage } from "./read-audit.server.ts";

/** Narrows the log to a forum, an act, a person: a form that asks for the same page. */
export function AuditFilter({ choices, chosen }: Pick<AuditPage, "choices" | "chosen">) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <form method="get" className="mb-8 grid max-w-3xl items-end gap-4 sm:grid-cols-2">
      {choices.forums.length > 0 && (
        <Select name="forum" label={t("audit.forum")} defaultValue={chosen.forum}>
          <option value="">{t("audit.allForums")}</option>
          {choices.forums.map(({ slug, name }) => (
            <option key={slug} value={slug} lang={contentLang}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <Select name="kind" label={t("audit.kind")} defaultValue={chosen.kind}>
        <option value="">{t("audit.allKinds")}</option>
        {choices.kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`audit.kinds.${kind}`)}
          </option>
        ))}
      </Select>
      <Select name="person" label={t("audit.anyone")} defaultValue={chosen.person}>
        <option value="">{t("audit.allPeople")}</option>
        {choices.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <div>
        <Button look="plain">{t("audit.narrow")}</Button>
      </div>
    </form>
  );
}

/** The way to older entries, with the same choices. */
export function OlderLink({ page }: { page: Pick<AuditPage, "chosen" | "olderThan"> }) {
  const { t } = useTranslation();
  if (page.olderThan === null) return null;
  const query = new URLSearchParams({ ...page.chosen, olderThan: String(page.olderThan) });
  return (
    <p className="mt-6">
      <a href={`?${query}`} className="link">
        {t("audit.older")}
      </a>
    </p>
  );
}
