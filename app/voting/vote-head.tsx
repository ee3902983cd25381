import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";

/** What is fixed of a vote, for whoever looks at it. Times as ISO 8601. */
export interface ShownVote {
  number: number;
  question: string;
  isSecret: boolean;
  mode: "session" | "circulation";
  state: "open" | "closing" | "closed" | "cancelled";
  closesAt: string;
  endedAt: string | null;
  /** Why it was cancelled. */
  reason: string;
  textHash: string | null;
  /** Whose members vote, where other forums vote too; null for a vote of one forum. */
  forum: string | null;
}

/** The question, how it is put, and how it stands. */
export function VoteHead({ vote }: { vote: ShownVote }) {
  const { t } = useTranslation();
  const { dateTime, contentLang } = useFormat();
  const { state, closesAt, endedAt, isSecret, mode, reason } = vote;
  const date = dateTime(new Date(endedAt ?? closesAt));
  return (
    <div className="space-y-3">
      <p className="text-xl font-semibold" lang={contentLang}>
        {vote.question}
      </p>
      {vote.forum !== null && <p className="font-semibold">{t("joint.forum", { forum: vote.forum })}</p>}
      <p>
        {t(`vote.secrecy.${isSecret ? "secret" : "open"}`)}, {t(`vote.modes.${mode}`)} ·{" "}
        {t(`vote.states.${state}`, { date })}
      </p>
      {state === "cancelled" && (
        <p>
          {t("vote.reason")}: <span lang={contentLang}>{reason}</span>
        </p>
      )}
    </div>
  );
}
