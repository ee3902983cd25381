import { SectorBadge } from "#app/forums/sector-badge.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { dissentAuthor } from "./dissent-words.ts";
import type { ShownDissent } from "./shown-dissents.ts";

/** Dissenting opinions in full, each with whose it is. */
export function DissentList({ dissents }: { dissents: readonly ShownDissent[] }) {
  const { t } = useTranslation();
  const { date, contentLang } = useFormat();
  return (
    <ol className="space-y-8">
      {dissents.map((dissent) => (
        <li key={dissent.id} id={`dissent-${dissent.id}`} className="border-s-4 border-line-strong ps-5">
          <article aria-labelledby={`dissent-${dissent.id}-by`}>
            <h3 id={`dissent-${dissent.id}-by`} className="text-lg font-bold">
              {dissentAuthor(t, dissent)}
            </h3>
            <p className="mt-1 flex flex-wrap items-start gap-x-4 gap-y-1 text-base text-ink-soft">
              {dissent.sector && <SectorBadge sector={dissent.sector} />}
              <time dateTime={new Date(dissent.at).toISOString()}>{date(new Date(dissent.at))}</time>
              {dissent.signatures && <span>{t("dissent.signed", dissent.signatures)}</span>}
            </p>
            <div className="mt-3 space-y-3 font-serif" lang={contentLang}>
              {dissent.text.split(/\n+/).map((paragraph, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move
                <p key={index}>{paragraph}</p>
              ))}
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}
