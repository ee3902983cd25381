import type { ParseKeys } from "i18next";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ballotFaultSentence } from "./ballot-faults.ts";
import { optionField } from "./ballot-fields.ts";
import type { FilledIn } from "./ballot-inputs.tsx";
import type { BallotShape } from "./ballot-part.ts";
import type { Fault } from "./fault.ts";

/** Why a step was refused, and what was filled in. */
export interface BallotRefused {
  reason: string;
  faults: Fault[];
  filled: FilledIn;
}

/** Every reason at once, each with a link to its field. */
export function RefusedBallot({
  refused: { reason, faults },
  shape,
}: {
  refused: BallotRefused;
  /** Null where there is no ballot to fill in any more. */
  shape: BallotShape | null;
}) {
  const { t } = useTranslation();
  if (shape === null && faults.length > 0) return <ErrorSummary message={t("ballot.refused.closed")} />;
  if (shape === null || faults.length === 0)
    return <ErrorSummary message={t(`ballot.refused.${reason}` as ParseKeys)} />;
  const byField = new Map<string, { label: string; errors: string[] }>();
  for (const fault of faults) {
    const option = shape.options.find(({ id }) => id === fault.at);
    const name = fieldOf(shape, fault, option?.id);
    const label = option?.label ?? t(fault.code === "tooLong" ? "ballot.reason" : "ballot.title");
    const entry = byField.get(name) ?? { label, errors: [] };
    entry.errors.push(ballotFaultSentence(t, fault, shape));
    byField.set(name, entry);
  }
  const fields = [...byField].map(([name, { label, errors }]) => ({
    name,
    label,
    error: [...new Set(errors)].join(" "),
  }));
  return <ErrorSummary fields={fields} />;
}

function fieldOf({ kind, options }: BallotShape, { code }: Fault, option: string | undefined): string {
  if (code === "objectionWithoutReason" || code === "tooLong") return "reason";
  if (kind === "choice") return "choice";
  if (kind === "approvals") return "approval";
  return optionField(kind, option ?? options[0]?.id ?? "");
}
