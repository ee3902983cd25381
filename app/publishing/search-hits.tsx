import type { Status } from "#app/drafting/lifecycle.ts";
import { draftPath, recommendationPath } from "#app/drafting/paths.ts";
import { StatusBadge } from "#app/drafting/status-badge.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { ExcerptPiece } from "./search-words.ts";

interface ListedHit {
  id: number;
  number: string;
  title: string;
  status: Status;
  lead: { slug: string; name: string };
  isWorking: boolean;
  excerpt: ExcerptPiece[];
}

/** What was found, with the words in their place. */
export function SearchHits({ hits }: { hits: readonly ListedHit[] }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <ul className="max-w-3xl divide-y divide-line border-y border-line">
      {hits.map(({ id, number, title, status, lead, isWorking, excerpt }) => (
        <li key={id} className="py-4">
          <p className="text-lg leading-snug font-semibold">
            <a
              href={(isWorking ? draftPath : recommendationPath)(lead.slug, number)}
              className="link"
              lang={contentLang}
            >
              {title}
            </a>
          </p>
          <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-base text-ink-soft">
            <span className="tabular-nums">{number}</span>
            <span className="text-ink">
              <StatusBadge status={status} />
            </span>
            <span lang={contentLang}>{lead.name}</span>
            {isWorking && <span>{t("search.working")}</span>}
          </p>
          <p className="mt-2 text-base" lang={contentLang}>
            {excerpt.map(({ text, isHit }, index) =>
              isHit ? (
                // Pieces never move.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <mark key={index} className="bg-accent-soft font-semibold text-ink underline">
                  {text}
                </mark>
              ) : (
                text
              ),
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
