import { useTranslation } from "#app/i18n/use-translation.tsx";
import { roleOf } from "./actor.ts";
import type { LivePerson, LiveState } from "./live-room.ts";
import { SectorBadge } from "./sector-badge.tsx";
import { isSectorId } from "./sectors.ts";

/** Who is on this page now. `ownId` is the reader's account. */
export function PeopleHere({ state, people, ownId }: { state: LiveState; people: LivePerson[]; ownId: string }) {
  const { t } = useTranslation();
  const isAlone = state === "live" && people.every((person) => person.id === ownId);
  return (
    <>
      {state !== "live" && <p className="text-base text-ink-soft">{t(`live.${state}`)}</p>}
      <ul className="space-y-3 text-base">
        {people.map((person) => (
          <li key={person.id}>
            <p className="font-semibold">
              <bdi>{person.name}</bdi> {person.id === ownId && <span className="font-normal">{t("live.you")}</span>}
            </p>
            <p className="text-ink-soft">{t(`roles.${roleOf(person.role)}`)}</p>
            {person.sector !== null && isSectorId(person.sector) && <SectorBadge sector={person.sector} />}
          </li>
        ))}
      </ul>
      {isAlone && <p className="mt-3 text-base text-ink-soft">{t("live.hereNobody")}</p>}
    </>
  );
}
