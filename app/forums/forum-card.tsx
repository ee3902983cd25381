import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { SectorBadge } from "./sector-badge.tsx";
import type { SectorId } from "./sectors.ts";

interface Forum {
  slug: string;
  name: string;
  city: string;
  description: string;
  votingSectors: SectorId[];
}

export function ForumCard({ forum }: { forum: Forum }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <article className="relative flex h-full flex-col rounded border border-line bg-surface p-5 has-[a:hover]:border-accent">
      <h3 className="text-xl leading-snug font-bold" lang={contentLang}>
        <a href={`/forums/${forum.slug}`} className="after:absolute after:inset-0 hover:underline">
          {forum.name}
        </a>
      </h3>
      <p className="mt-0.5 text-base text-ink-soft" lang={forum.city ? contentLang : undefined}>
        {forum.city || t("forum.shared")}
      </p>
      <p className="mt-3 mb-5 text-base" lang={contentLang}>
        {forum.description}
      </p>
      <h4 className="mt-auto mb-2 text-base font-semibold">{t("forum.votingSectors")}</h4>
      <ul className="space-y-1.5 text-base">
        {forum.votingSectors.map((sector) => (
          <li key={sector}>
            <SectorBadge sector={sector} />
          </li>
        ))}
      </ul>
    </article>
  );
}
