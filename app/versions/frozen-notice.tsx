import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { versionPath } from "./paths.ts";

export interface FrozenVote {
  step: "openVote" | "readVote";
  href: string;
}

/** Why nobody can write in a text, and what it was frozen as. */
export function FrozenNotice({
  recommendation: { number, lead },
  frozen: { version, at, by },
  vote,
}: {
  recommendation: { number: string; lead: { slug: string } };
  /** `at`: ISO 8601. */
  frozen: { version: number; at: string; by: string };
  /** Where the reader can open a vote on it, or find the one that is held. */
  vote: FrozenVote | null;
}) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  return (
    <div className="mb-6 rounded border border-accent bg-accent-soft px-4 py-3 text-base">
      <p className="text-lg font-bold">{t("freezing.notice.title")}</p>
      <p className="mt-1">
        {by
          ? t("freezing.notice.by", { name: by, at: dateTime(new Date(at)) })
          : t("freezing.notice.at", { at: dateTime(new Date(at)) })}{" "}
        {t("freezing.notice.text")}
      </p>
      <p className="mt-1">
        <a href={versionPath(lead.slug, number, version)} className="link">
          {t("freezing.notice.version", { version })}
        </a>
        {vote && (
          <a href={vote.href} className="link ms-4 font-semibold">
            {t(`freezing.notice.${vote.step}`)}
          </a>
        )}
      </p>
    </div>
  );
}
