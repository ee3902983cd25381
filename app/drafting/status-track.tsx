import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { Status } from "./lifecycle.ts";
import { type TrackStop, trackStops } from "./track-position.ts";

interface Change {
  from: Status;
  to: Status;
  at: Date;
}

type Place = TrackStop["place"];

const placeWord = {
  done: "recommendation.trackDone",
  now: "recommendation.trackNow",
  ahead: "recommendation.trackAhead",
} as const;

/** The way from draft to implemented, with where this recommendation stands. Shapes and words carry it; colour only helps. */
export function StatusTrack({ status, changes }: { status: Status; changes: Change[] }) {
  return (
    <ol className="text-base">
      {trackStops(status, changes).map((stop) => (
        <Station key={stop.status} {...stop} changes={changes} />
      ))}
    </ol>
  );
}

function Station({ status, place, changes, isExit }: TrackStop & { changes: Change[] }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const reached = place === "ahead" ? undefined : changes.findLast((change) => change.to === status);
  return (
    <li
      aria-current={place === "now" ? "step" : undefined}
      className="group relative flex gap-3 pb-3 last:pb-0 before:absolute before:start-[0.6875rem] before:top-6 before:bottom-0 before:border-s-2 before:border-line last:before:hidden"
    >
      <StationShape place={place} isExit={isExit} />
      <span className={place === "now" ? "font-bold" : place === "ahead" ? "text-ink-soft" : ""}>
        {t(`lifecycle.${status}`)}
        <span className={place === "now" ? "font-normal" : "sr-only"}> – {t(placeWord[place])}</span>
        {reached && (
          <time dateTime={reached.at.toISOString()} className="block font-normal text-ink-soft">
            {date(reached.at)}
          </time>
        )}
      </span>
    </li>
  );
}

function StationShape({ place, isExit }: { place: Place; isExit: boolean }) {
  return (
    <svg viewBox="0 0 24 24" className="size-6 shrink-0 text-accent" aria-hidden="true" focusable="false">
      {isExit ? (
        <path d="m6 6 12 12M18 6 6 18" fill="none" stroke="currentColor" strokeWidth="3" />
      ) : place === "done" ? (
        <>
          <circle cx="12" cy="12" r="9" fill="currentColor" />
          <path d="m7.5 12.5 3 3 6-7" fill="none" className="stroke-paper" strokeWidth="2" />
        </>
      ) : place === "now" ? (
        <>
          <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2.5" />
          <circle cx="12" cy="12" r="4.5" fill="currentColor" />
        </>
      ) : (
        <circle cx="12" cy="12" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
    </svg>
  );
}
