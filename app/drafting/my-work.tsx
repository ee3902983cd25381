import type { Role } from "#app/forums/actor.ts";
import { SectorBadge } from "#app/forums/sector-badge.tsx";
import type { SectorId } from "#app/forums/sectors.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Section } from "#app/ui/section.tsx";
import { DraftLink } from "./draft-link.tsx";
import { type ListedRecommendation, RecommendationList } from "./recommendation-list.tsx";

interface MyForum {
  slug: string;
  name: string;
  role: Role;
  sector: SectorId | null;
}

/** A member's forums, and the texts that are being written there; for the secretariat the texts of all forums. */
export function MyWork({
  forums,
  isSecretariat,
  drafts,
}: {
  forums: MyForum[];
  isSecretariat: boolean;
  drafts: (ListedRecommendation & { mayWrite: boolean })[];
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <Section id="mine" title={t("home.mine")} className="rounded border border-line-strong bg-surface p-5 sm:p-6">
      <h3 className="mb-2 text-lg font-bold">{t("home.myForums")}</h3>
      {forums.length === 0 && <Empty>{t(isSecretariat ? "home.myForumsSecretariat" : "home.myForumsEmpty")}</Empty>}
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {forums.map(({ slug, name, role, sector }) => (
          <li key={slug} className="text-base">
            <a href={`/forums/${slug}`} className="link inline-block py-0.5 text-lg font-semibold" lang={contentLang}>
              {name}
            </a>
            <p className="text-ink-soft">{t(`roles.${role}`)}</p>
            {sector && <SectorBadge sector={sector} />}
          </li>
        ))}
      </ul>
      <h3 className="mt-8 mb-3 text-lg font-bold">{t("home.myDrafts")}</h3>
      {drafts.length === 0 ? (
        <Empty>{t("home.myDraftsEmpty")}</Empty>
      ) : (
        <RecommendationList items={drafts} aside={(draft) => <DraftLink draft={draft} />} />
      )}
    </Section>
  );
}
