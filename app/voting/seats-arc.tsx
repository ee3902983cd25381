import { useTranslation } from "#app/i18n/use-translation.tsx";
import { type Seat, seatsInArc } from "./arc-seats.ts";
import type { DecisionTally } from "./decision.ts";

/** Above so many people a mark for each would be too small to see. */
const mostSeats = 400;

/** How a choice is marked, so that nobody needs colour: full, crossed, half full, a small ring for who did not vote. */
const marks = {
  for: "full",
  consent: "full",
  against: "crossed",
  object: "crossed",
  abstain: "half",
  standAside: "barred",
  notVoted: "ring",
} as const;

type Choice = keyof typeof marks;

/** Who may vote as seats in a half circle, ordered by what was chosen, and beside it the same as a table. */
export function SeatsArc({ tally, entitled }: { tally: DecisionTally; entitled: number | undefined }) {
  const { t } = useTranslation();
  const chosen = Object.entries(tally) as [Choice, number][];
  const cast = chosen.reduce((sum, [, votes]) => sum + votes, 0);
  const rows: [Choice, number][] = [...chosen, ["notVoted", Math.max(0, (entitled ?? cast) - cast)]];
  const seats = rows.flatMap(([choice, count]) => Array.from({ length: count }, () => choice));
  const { places, radius } = seatsInArc(seats.length);
  return (
    <div className="grid items-center gap-x-8 gap-y-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      {seats.length > 0 && seats.length <= mostSeats && (
        <svg viewBox="-1.12 -1.12 2.24 1.26" className="block w-full max-w-md" aria-hidden="true" focusable="false">
          {places.map((place, index) => (
            <Mark key={`${place.x} ${place.y}`} choice={seats[index] ?? "notVoted"} at={place} radius={radius} />
          ))}
        </svg>
      )}
      <table className="text-base">
        <caption className="sr-only">{t("voteResult.seats")}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("voteResult.choice")}</th>
            <th scope="col">{t("voteResult.votes")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([choice, count]) => (
            <tr key={choice} className="border-b border-line last:border-0">
              <th scope="row" className="py-1.5 pe-6 text-start font-normal">
                <svg viewBox="-1 -1 2 2" className="me-2 inline-block size-5 align-[-0.2em]" aria-hidden="true">
                  <Mark choice={choice} at={{ x: 0, y: 0 }} radius={0.85} />
                </svg>
                {t(`voteResult.choices.${choice}`)}
              </th>
              <td className="py-1.5 text-end font-semibold tabular-nums">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Mark({ choice, at: { x, y }, radius: r }: { choice: Choice; at: Seat; radius: number }) {
  const mark = marks[choice];
  const ring = { cx: x, cy: y, fill: "none", strokeWidth: r * 0.22 };
  const d = r * 0.6;
  if (mark === "full") return <circle cx={x} cy={y} r={r} className="fill-accent" />;
  if (mark === "ring") return <circle {...ring} r={r * 0.5} className="stroke-line-strong" />;
  return (
    <g className={mark === "crossed" ? "stroke-danger" : "stroke-ink"}>
      <circle {...ring} r={r * 0.89} />
      {mark === "crossed" && (
        <path
          d={`M${x - d} ${y - d}L${x + d} ${y + d}M${x - d} ${y + d}L${x + d} ${y - d}`}
          fill="none"
          strokeWidth={r * 0.26}
        />
      )}
      {mark === "barred" && <path d={`M${x - d} ${y}H${x + d}`} fill="none" strokeWidth={r * 0.3} />}
      {mark === "half" && <path d={`M${x - r} ${y}a${r} ${r} 0 0 0 ${2 * r} 0z`} stroke="none" className="fill-ink" />}
    </g>
  );
}
