import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { Status } from "./lifecycle.ts";

/** What happened to a recommendation and when. Names nobody. */
export function ChangeRegister({ changes }: { changes: { from: Status; to: Status; at: Date; reason: string }[] }) {
  const { t } = useTranslation();
  const { dateTime, contentLang } = useFormat();
  if (changes.length === 0) return <p className="text-base text-ink-soft">{t("recommendation.registerEmpty")}</p>;
  return (
    <ol className="space-y-3 text-base">
      {changes.map(({ from, to, at, reason }) => (
        <li key={at.toISOString()} className="min-w-0">
          <time dateTime={at.toISOString()} className="block font-semibold">
            {dateTime(at)}
          </time>
          {t("recommendation.registerEntry", { from: t(`lifecycle.${from}`), to: t(`lifecycle.${to}`) })}
          {reason && (
            <span className="block min-w-0 wrap-anywhere whitespace-pre-line" lang={contentLang}>
              {t("recommendation.registerReason", { reason })}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
