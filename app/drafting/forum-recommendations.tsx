import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { DraftLink } from "./draft-link.tsx";
import { statuses } from "./lifecycle.ts";
import { type ListedRecommendation, RecommendationList } from "./recommendation-list.tsx";

interface Item extends ListedRecommendation {
  mayWatch: boolean;
  mayWrite: boolean;
}

const emptyKeys = {
  public: "forum.recommendationsEmptyPublic",
  member: "forum.recommendationsEmptyMember",
  moderator: "forum.recommendationsEmptyModerator",
} as const;

/** A forum's recommendations, those it joined too, by status. `reader` decides what an empty list says to do. */
export function ForumRecommendations({
  forum,
  items,
  reader,
}: {
  forum: { slug: string };
  items: Item[];
  reader: keyof typeof emptyKeys;
}) {
  const { t } = useTranslation();
  if (items.length === 0) return <Empty>{t(emptyKeys[reader])}</Empty>;
  return (
    <div className="space-y-8">
      {statuses
        .map((status) => ({ status, group: items.filter((item) => item.status === status) }))
        .filter(({ group }) => group.length > 0)
        .map(({ status, group }) => (
          <section key={status} aria-labelledby={`status-${status}`}>
            <h3 id={`status-${status}`} className="mb-2 text-lg font-bold first-letter:uppercase">
              {t(`lifecycle.${status}`)} <span className="font-normal text-ink-soft">({group.length})</span>
            </h3>
            <RecommendationList
              items={group}
              forum={forum.slug}
              aside={(item) => item.mayWatch && item.status === "draft" && <DraftLink draft={item} />}
            />
          </section>
        ))}
    </div>
  );
}
