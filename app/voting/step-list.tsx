import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { ShownStep } from "./read-register-page.server.ts";

/** Steps of the register: what happened, in which vote, and the hash that binds all before it. */
export function StepList({ steps }: { steps: readonly ShownStep[] }) {
  const { t } = useTranslation();
  const { dateTime, contentLang } = useFormat();
  return (
    <ol className="divide-y divide-line border-y border-line">
      {steps.map(({ seq, at, kind, hash, vote }) => (
        <li key={seq} className="space-y-1 py-3">
          <p>
            <span className="font-semibold">
              {seq}. {t(`voteRecord.kinds.${kind}`)}
            </span>{" "}
            · <time dateTime={at}>{dateTime(new Date(at))}</time>
          </p>
          <p className="text-base">
            {vote ? (
              <a href={vote.path} className="link">
                {t("vote.heading", { vote: vote.number })} – <span lang={contentLang}>{vote.of}</span>
              </a>
            ) : (
              t("voteRecord.closedVote")
            )}
          </p>
          <p className="text-base">
            <code className="wrap-anywhere text-ink-soft">{hash}</code>
          </p>
        </li>
      ))}
    </ol>
  );
}
