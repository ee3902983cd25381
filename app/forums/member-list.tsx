import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { Role } from "./actor.ts";
import { SectorBadge } from "./sector-badge.tsx";
import type { SectorId } from "./sectors.ts";

interface Member {
  id: string;
  name: string;
  organisation: string;
  role: Role;
  sector: SectorId | null;
}

/** The people of a forum by name; for those who may see them (policy.ts). */
export function MemberList({ members }: { members: Member[] }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <ul className="grid gap-x-8 sm:grid-cols-2">
      {members.map((member) => (
        <li key={member.id} className="border-b border-line py-3 text-base">
          <p className="font-semibold">{member.name}</p>
          <p className="text-ink-soft">
            {t(`roles.${member.role}`)}
            {member.organisation && (
              <>
                {" · "}
                <bdi lang={contentLang}>{member.organisation}</bdi>
              </>
            )}
          </p>
          {member.sector && (
            <p className="mt-1">
              <SectorBadge sector={member.sector} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
