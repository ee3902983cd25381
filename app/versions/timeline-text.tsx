import type { ReactNode } from "react";
import { noteSign } from "#app/drafting/inline-text.ts";
import { sectorLetter } from "#app/forums/sectors.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { ShownWriter } from "./shown-writers.ts";
import type { BlockAtMoment } from "./timeline.ts";
import "#app/drafting/document.css";

/** A text as it stood at a moment, with the marks of the sectors that wrote it. Lists and tables are told by their lines. */
export function TimelineText({
  blocks,
  writers,
  lang,
}: {
  blocks: readonly BlockAtMoment[];
  writers: readonly ShownWriter[];
  lang: string | null;
}) {
  const { t } = useTranslation();
  const parts = [
    { title: t("recommendation.summary"), blocks: blocks.filter(({ isSummary }) => isSummary) },
    { title: t("recommendation.text"), blocks: blocks.filter(({ isSummary }) => !isSummary) },
  ];
  return (
    <div className="space-y-8">
      {parts.map(({ title, blocks: own }) => (
        <section key={title} aria-label={title}>
          <h2 className="mb-2 text-xl font-bold">{title}</h2>
          <div className="document-text authored-text" lang={lang ?? undefined}>
            {own.map((block) => (
              <Block key={block.id} block={block} writers={writers} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** As in the text of a version (authored-view.tsx). */
const leastLettered = 15;

function Block({ block, writers }: { block: BlockAtMoment; writers: readonly ShownWriter[] }) {
  const { t, i18n } = useTranslation();
  const { form, text, runs, isChanged } = block;
  const words: ReactNode[] = [];
  for (let index = 0, at = 0; index < runs.length; index += 2) {
    const [author = 0, length = 0] = [runs[index], runs[index + 1]];
    const part = text.slice(at, at + length).replaceAll(noteSign, "*");
    at += length;
    const sector = writers.find(({ number }) => number === author)?.sector;
    words.push(
      sector ? (
        <span key={index} className="written" data-sector={sector}>
          {length >= leastLettered && (
            <span className="written-letter" aria-hidden="true">
              {sectorLetter(sector)}
            </span>
          )}
          {part}
        </span>
      ) : (
        part
      ),
    );
  }
  const level = form.startsWith("h") ? form.slice(1) : undefined;
  return (
    <p
      className={`diff-block timeline-block whitespace-pre-line ${isChanged ? "is-changed" : ""}`}
      data-level={level}
      data-depth={form === "li" ? 1 : undefined}
      data-cell={form === "td" || undefined}
      data-note={form === "fn" ? "*" : undefined}
    >
      {isChanged && (
        <span className="sr-only" lang={i18n.language}>
          {t("timeline.changed")}{" "}
        </span>
      )}
      {words}
    </p>
  );
}
