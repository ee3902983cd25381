import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Section } from "#app/ui/section.tsx";
import { ElectionWorking } from "./election-working.tsx";
import { blockedWords, outcomeSentence } from "./outcome-words.ts";
import { SeatsArc } from "./seats-arc.tsx";
import { SectorResults } from "./sector-results.tsx";
import type { ShownResult } from "./shown-result.ts";
import { isDecision } from "./vote-result.ts";
import { VotersTable } from "./voters-table.tsx";

/** The result of a vote: the outcome with its arithmetic, then what it was counted from, as far as the reader may see it. */
export function ResultPart({ title, shown, minutesHref }: { title: string; shown: ShownResult; minutesHref: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { result, names, sectors, recused, voters, objections, root } = shown;
  const blocked = blockedWords(t, format, result);
  const isWithheld = isDecision(result) && result.sectors !== undefined && sectors.some(({ tally }) => tally === null);
  const hasSectorResults = sectors.some(({ tally, passed }) => tally !== null || passed !== null);
  return (
    <div className="space-y-10">
      <Section id="result" title={title}>
        <div className="space-y-5">
          <div className="border-s-4 border-accent ps-5">
            <p className="text-xl leading-snug font-semibold">{outcomeSentence(t, format, result, names)}</p>
            {blocked && <p className="mt-2 font-semibold">{blocked}</p>}
            {recused > 0 && <p className="mt-2 text-base">{t("voteResult.recused", { count: recused })}</p>}
          </div>
          {isDecision(result) && <SeatsArc tally={result.tally} entitled={result.entitled} />}
          <p className="no-print">
            <a href={minutesHref} className="link text-base" download>
              {t("voteResult.minutes")}
            </a>
          </p>
        </div>
      </Section>
      {!isDecision(result) && result.outcome !== "no_quorum" && (
        <Section id="working" title={t("voteResult.working")}>
          <ElectionWorking result={result} names={names} />
        </Section>
      )}
      <Section id="sectors" title={t(hasSectorResults ? "voteResult.bySector" : "voteResult.turnoutBySector")}>
        <SectorResults sectors={sectors} isWithheld={isWithheld} />
      </Section>
      {objections.length > 0 && (
        <Section id="objections" title={t("voteResult.objections")}>
          <Objections reasons={objections} />
        </Section>
      )}
      {voters && <VotersTable voters={voters} names={names} />}
      <p className="max-w-measure text-base">
        <span className="font-semibold">{t("voteResult.root")}</span> <code className="wrap-anywhere">{root}</code>
        <span className="mt-1 block text-ink-soft">{t("voteResult.rootHint")}</span>
      </p>
    </div>
  );
}

function Objections({ reasons }: { reasons: readonly string[] }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <>
      <p className="mb-3 text-base text-ink-soft">{t("voteResult.objectionsHint")}</p>
      <ul className="space-y-3" lang={contentLang}>
        {reasons.map((reason, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may give the same reason
          <li key={index} className="border-s-4 border-line-strong ps-4 whitespace-pre-line">
            {reason}
          </li>
        ))}
      </ul>
    </>
  );
}
