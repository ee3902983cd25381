import { useEffect, useState } from "react";
import { SectorMark } from "#app/forums/sector-badge.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import type { ShownWriter } from "./shown-writers.ts";
import { type TimelineStep, textAt } from "./timeline.ts";
import { TimelineText } from "./timeline-text.tsx";
import { WhoName } from "./version-name.tsx";
import "./versions.css";

const playMs = 700;

/** A slider over the moments between two versions, with the text as it stood at each. */
export function TimelinePlayer({
  steps,
  writers,
  start,
  lang,
}: {
  steps: TimelineStep[];
  writers: ShownWriter[];
  /** The index of the moment that is shown first. */
  start: number;
  lang: string | null;
}) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const [index, setIndex] = useState(start);
  const [isPlaying, setIsPlaying] = useState(false);
  const last = steps.length - 1;
  const step = steps[index];
  const go = (to: number) => {
    const next = Math.min(Math.max(to, 0), last);
    setIndex(next);
    rememberInAddress(next);
  };
  useEffect(() => {
    if (!isPlaying) return;
    if (index >= last) {
      setIsPlaying(false);
      return;
    }
    const timer = setTimeout(() => {
      setIndex(index + 1);
      rememberInAddress(index + 1);
    }, playMs);
    return () => clearTimeout(timer);
  }, [isPlaying, index, last]);
  useEffect(() => {
    // Whoever wants no motion reads where they are.
    if (isPlaying && index > 0 && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      document.querySelector(".timeline-block.is-changed")?.scrollIntoView({ block: "nearest" });
    }
  }, [isPlaying, index]);
  const when = step ? dateTime(new Date(step.at)) : "";
  return (
    <>
      <div className="timeline-bar needs-scripts">
        <Button
          type="button"
          onClick={() => {
            if (!isPlaying && index >= last) go(0);
            setIsPlaying(!isPlaying);
          }}
        >
          {t(isPlaying ? "timeline.pause" : "timeline.play")}
        </Button>
        <Button type="button" look="plain" aria-disabled={index === 0} onClick={() => go(index - 1)}>
          {t("timeline.earlier")}
        </Button>
        <Button type="button" look="plain" aria-disabled={index === last} onClick={() => go(index + 1)}>
          {t("timeline.later")}
        </Button>
        <input
          type="range"
          min={0}
          max={last}
          value={index}
          aria-label={t("timeline.slider")}
          aria-valuetext={t("timeline.momentOf", { index: index + 1, total: steps.length, when })}
          className="timeline-slider accent-accent"
          onChange={(event) => {
            setIsPlaying(false);
            go(Number(event.target.value));
          }}
        />
      </div>
      <p className="my-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-base">
        <span className="font-semibold">{t("timeline.momentOf", { index: index + 1, total: steps.length, when })}</span>
        {step && step.by.length > 0 && <span>{t("timeline.wrote")}</span>}
        {step?.by.map((number) => {
          const writer = writers.find((one) => one.number === number);
          return (
            writer && (
              <span key={number} className="inline-flex items-center gap-1.5">
                {writer.sector && <SectorMark sector={writer.sector} />}
                <WhoName who={writer.who} />
                {writer.sector && <span className="sr-only"> ({t(`sectors.${writer.sector}.name`)})</span>}
              </span>
            )
          );
        })}
      </p>
      <TimelineText blocks={textAt(steps, index)} writers={writers} lang={lang} />
    </>
  );
}

/** So that the moment can be sent on, and is there again after a reload. */
function rememberInAddress(index: number): void {
  const address = new URL(location.href);
  address.searchParams.set("moment", String(index + 1));
  history.replaceState(history.state, "", address);
}
