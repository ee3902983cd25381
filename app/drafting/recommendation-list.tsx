import type { ReactNode } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { Status } from "./lifecycle.ts";
import { recommendationPath } from "./paths.ts";
import { StatusBadge } from "./status-badge.tsx";

export interface ListedRecommendation {
  id: string;
  number: string;
  title: string;
  status: Status;
  updatedAt: Date;
  lead: { slug: string; name: string };
}

/** Recommendations as a list of links, with the forum that leads each, unless that is `forum` (a slug). `aside` adds something to do. */
export function RecommendationList<Item extends ListedRecommendation>({
  items,
  forum,
  aside,
}: {
  items: Item[];
  forum?: string;
  aside?(item: Item): ReactNode;
}) {
  const { t } = useTranslation();
  const { date, contentLang } = useFormat();
  return (
    <ul className="divide-y divide-line border-y border-line">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
          <div className="min-w-0 max-w-measure flex-1 basis-80">
            <p className="text-lg leading-snug font-semibold">
              <a href={recommendationPath(item.lead.slug, item.number)} className="link" lang={contentLang}>
                {item.title}
              </a>
            </p>
            <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-base text-ink-soft">
              <span className="tabular-nums">{item.number}</span>
              <span className="text-ink">
                <StatusBadge status={item.status} />
              </span>
              {item.lead.slug !== forum && <span lang={contentLang}>{item.lead.name}</span>}
              <time dateTime={item.updatedAt.toISOString()}>
                {t("recommendation.updated", { date: date(item.updatedAt) })}
              </time>
            </p>
          </div>
          {aside?.(item)}
        </li>
      ))}
    </ul>
  );
}
