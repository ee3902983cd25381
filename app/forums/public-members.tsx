import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { PublicPerson } from "./public-person.ts";
import { SectorBadge } from "./sector-badge.tsx";

/** The people of a forum who let everyone see their names. */
export function PublicMembers({ people }: { people: Extract<PublicPerson, { kind: "named" }>[] }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <>
      <p className="mb-2 text-base text-ink-soft">{t("forum.publicMembersHint")}</p>
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {people.map(({ name, organisation, sector }) => (
          <li key={`${name} ${organisation}`} className="border-b border-line py-3 text-base">
            <p className="font-semibold">
              <bdi>{name}</bdi>
            </p>
            {organisation && (
              <p className="text-ink-soft">
                <bdi lang={contentLang}>{organisation}</bdi>
              </p>
            )}
            {sector && (
              <p className="mt-1">
                <SectorBadge sector={sector} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
