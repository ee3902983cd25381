import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";

/** What waits for a member: open votes, and those in which they may change their ballot still. */
export function WaitingVotes({
  votes,
}: {
  votes: readonly { path: string; question: string; closesAt: Date; hasVoted: boolean; isRecused: boolean }[];
}) {
  const { t } = useTranslation();
  const { dateTime, contentLang } = useFormat();
  return (
    <ul className="space-y-3">
      {votes.map(({ path, question, closesAt, hasVoted, isRecused }) => {
        const date = dateTime(closesAt);
        const state = hasVoted ? "voted" : isRecused ? "recused" : "until";
        return (
          <li key={path}>
            <a href={path} className="link text-lg font-semibold">
              {t("ballot.waiting.vote")} <span lang={contentLang}>{question}</span>
            </a>
            <p className="text-base text-ink-soft">{t(`ballot.waiting.${state}`, { date })}</p>
          </li>
        );
      })}
    </ul>
  );
}
