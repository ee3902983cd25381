import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { TextField } from "#app/ui/field.tsx";
import type { ListedPerson } from "./read-people.server.ts";

export const peoplePath = "/admin/people";

/** Looks people up by what they are called; works without scripts. */
export function PersonSearch({ words }: { words: string }) {
  const { t } = useTranslation();
  return (
    <form method="get" action={peoplePath} className="mb-8 flex max-w-xl flex-wrap items-end gap-3">
      <div className="min-w-0 flex-1 basis-64">
        <TextField
          name="words"
          type="search"
          label={t("accounts.search")}
          hint={t("accounts.searchHint")}
          defaultValue={words}
          autoComplete="off"
        />
      </div>
      <Button look="plain">{t("accounts.search")}</Button>
    </form>
  );
}

/** People with the forums they are in; each name leads to what the secretariat can do for them. */
export function PersonList({ people, total }: { people: ListedPerson[]; total: number }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  if (total === 0) return <Empty>{t("accounts.empty")}</Empty>;
  return (
    <>
      <p className="mb-4 text-base">
        {t("accounts.found", { count: total })}
        {people.length < total && ` ${t("accounts.shown", { count: people.length })}`}
      </p>
      <ul className="grid max-w-4xl gap-x-8 border-t border-line sm:grid-cols-2">
        {people.map(({ id, name, email, organisation, isSecretariat, seats }) => (
          <li key={id} className="min-w-0 border-b border-line py-3 text-base">
            <a href={`${peoplePath}/${id}`} className="link inline-block py-0.5 font-semibold">
              <bdi>{name}</bdi>
            </a>
            {isSecretariat && <span className="text-ink-soft"> · {t("accounts.secretariat")}</span>}
            <p className="break-words">{email}</p>
            {organisation && (
              <p className="text-ink-soft" lang={contentLang}>
                {organisation}
              </p>
            )}
            <ul className="mt-1">
              {seats.map(({ role, forum }) => (
                <li key={forum.slug}>
                  <span lang={contentLang}>{forum.name}</span>
                  <span className="text-ink-soft"> · {t(`roles.${role}`)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
