import { useEffect, useRef, useState } from "react";
import { watchVote } from "#app/forums/live-room.ts";
import { SectorBadge } from "#app/forums/sector-badge.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { usePoliteMessage } from "#app/ui/use-polite-message.ts";
import type { SectorTurnout } from "./ballot-part.ts";

/** How many of each sector have voted, as it changes; never what anybody chose. */
export function TurnoutLive({
  voteId,
  turnout,
  isSession,
}: {
  voteId: string;
  turnout: SectorTurnout[];
  isSession: boolean;
}) {
  const { t } = useTranslation();
  const [rows, setRows] = useState(turnout);
  const [isOver, setIsOver] = useState(false);
  const [message, say] = usePoliteMessage();
  const total = (of: readonly SectorTurnout[]) => ({
    count: of.reduce((sum, { cast }) => sum + cast, 0),
    of: of.reduce((sum, { entitled, recused }) => sum + entitled - recused, 0),
  });
  const listener = useRef<(news: { turnout: SectorTurnout[]; isOpen: boolean }) => void>();
  useEffect(() => {
    listener.current = (news) => {
      setRows(news.turnout);
      setIsOver(!news.isOpen);
      say(news.isOpen ? t("ballotLive.turnout", total(news.turnout)) : t("ballotLive.over"));
    };
  });
  useEffect(
    () => watchVote<{ turnout: SectorTurnout[]; isOpen: boolean }>(voteId, (news) => listener.current?.(news)),
    [voteId],
  );
  return (
    <>
      <p className="mb-3 text-lg font-semibold">{t("ballotLive.turnout", total(rows))}</p>
      <TurnoutTable rows={rows} isSession={isSession} />
      {isOver && (
        <p className="mt-3 font-semibold">
          {t("ballotLive.over")}{" "}
          <a href="?" className="link">
            {t("ballotLive.reload")}
          </a>
        </p>
      )}
      <p role="status" className="sr-only">
        {message}
      </p>
    </>
  );
}

function TurnoutTable({ rows, isSession }: { rows: readonly SectorTurnout[]; isSession: boolean }) {
  const { t } = useTranslation();
  return (
    <table className="w-full max-w-xl text-base">
      <thead>
        <tr className="border-b border-line-strong align-bottom">
          <th scope="col" className="py-2 text-start">
            {t("vote.sector")}
          </th>
          {isSession && (
            <th scope="col" className="py-2 ps-3 text-end">
              {t("ballotLive.present")}
            </th>
          )}
          <th scope="col" className="py-2 ps-3 text-end">
            {t("ballotLive.cast")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.sector} className="border-b border-line">
            <th scope="row" className="py-2 text-start font-normal">
              <SectorBadge sector={row.sector} />
              {row.recused > 0 && (
                <span className="block text-ink-soft">{t("ballotLive.recused", { count: row.recused })}</span>
              )}
            </th>
            {isSession && <td className="py-2 ps-3 text-end tabular-nums">{row.present}</td>}
            <td className="py-2 ps-3 text-end whitespace-nowrap tabular-nums">
              {t("ballotLive.castOf", { cast: row.cast, of: row.entitled - row.recused })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
