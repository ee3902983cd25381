import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { VoteState } from "./policy.ts";

/** For how long dissenting opinions may be attached, while the vote has not ended yet. */
export function DissentTime({ state, days }: { state: VoteState; days: number }) {
  const { t } = useTranslation();
  if (state !== "open" && state !== "closing") return null;
  return <p className="mt-3 text-base">{t("opening.effects.dissents", { count: days })}</p>;
}
