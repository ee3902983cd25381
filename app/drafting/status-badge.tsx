import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { Status } from "./lifecycle.ts";

type Phase = "drafting" | "open" | "deciding" | "settled" | "done" | "ended";

const phases: Record<Status, Phase> = {
  draft: "drafting",
  consultation: "open",
  frozen: "deciding",
  voting: "deciding",
  adopted: "settled",
  published: "settled",
  handedOver: "settled",
  accepted: "settled",
  partlyAccepted: "settled",
  referred: "settled",
  noAnswer: "settled",
  inProgress: "settled",
  implemented: "done",
  rejected: "ended",
  rejectedWithReasons: "ended",
  abandoned: "ended",
  withdrawn: "ended",
  superseded: "ended",
};

/** A stage by name and shape: the shape says how far along it is, so that colour need not. */
export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-1.5 rounded-sm border border-line-strong bg-surface px-2 text-base leading-7">
      <PhaseShape phase={phases[status]} />
      {t(`lifecycle.${status}`)}
    </span>
  );
}

function PhaseShape({ phase }: { phase: Phase }) {
  return (
    <svg viewBox="0 0 16 16" className="size-3.5 shrink-0 text-accent" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="1.75">
        {phase === "drafting" && <circle cx="8" cy="8" r="6" strokeDasharray="2.5 2.2" />}
        {phase === "open" && (
          <>
            <circle cx="8" cy="8" r="6" />
            <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
          </>
        )}
        {phase === "deciding" && <rect x="2.5" y="2.5" width="11" height="11" />}
        {phase === "settled" && <circle cx="8" cy="8" r="6" fill="currentColor" />}
        {phase === "done" && <path d="M2 8.5 6.2 13 14 3.5" strokeWidth="2.5" />}
        {phase === "ended" && <path d="m3 3 10 10M13 3 3 13" strokeWidth="2.25" />}
      </g>
    </svg>
  );
}
