import { SectorMark } from "#app/forums/sector-badge.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ballotWords } from "./ballot-words.ts";
import type { NamedBallot } from "./named-ballots.ts";

/** Who voted how in an open vote, for members. */
export function VotersTable({
  voters,
  names,
}: {
  voters: readonly NamedBallot[];
  names: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <details className="max-w-measure text-base">
      <summary className="link inline-block py-2 font-semibold">
        {t("voteResult.whoHow", { count: voters.length })}
      </summary>
      <p className="mt-2 text-ink-soft">{t("voteResult.whoHowHint")}</p>
      <table className="mt-3 w-full table-fixed sm:table-auto">
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className="w-[56%] py-1.5 pe-3 text-start font-semibold sm:w-auto">
              {t("voteResult.person")}
            </th>
            <th scope="col" className="py-1.5 text-start font-semibold">
              {t("voteResult.ballot")}
            </th>
          </tr>
        </thead>
        <tbody>
          {voters.map(({ id, name, sector, ballot, reason }) => (
            <tr key={id} className="border-b border-line align-top">
              <th scope="row" className="py-1.5 pe-3 text-start font-normal">
                <span className="flex items-start gap-2">
                  {sector && <SectorMark sector={sector} />}
                  <span className="min-w-0">
                    {name === null ? t("voteResult.erased") : <bdi lang={contentLang}>{name}</bdi>}
                    {sector && <span className="block text-ink-soft">{t(`sectors.${sector}.name`)}</span>}
                  </span>
                </span>
              </th>
              <td className="py-1.5">
                <span lang={ballot.choice === undefined ? contentLang : undefined}>
                  {ballotWords(t, ballot, names)}
                </span>
                {reason && (
                  <span className="block text-ink-soft" lang={contentLang}>
                    {reason}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
