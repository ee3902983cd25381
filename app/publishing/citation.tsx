import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";

/** How a published version is cited: whose, what, which version, when, where, and its hash. */
export function Citation({
  forum,
  title,
  number,
  version,
  at,
  address,
  hash,
}: {
  forum: string;
  title: string;
  number: string;
  version: number;
  at: Date;
  address: string;
  hash: string;
}) {
  const { t } = useTranslation();
  const { date } = useFormat();
  return (
    <p className="break-inside-avoid rounded border border-line bg-surface px-3 py-2 text-base wrap-anywhere select-all">
      {t("publishing.citation", { forum, title, number, version, date: date(at), address, hash: hash.slice(0, 16) })}
    </p>
  );
}
