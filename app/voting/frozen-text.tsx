import type { DocumentText } from "#app/drafting/document-json.ts";
import { RecommendationText } from "#app/drafting/recommendation-text.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { versionPath } from "#app/versions/paths.ts";

/** The text that is voted on, to read on the same page, with its hash and its version. */
export function FrozenText({
  forum,
  number,
  version,
  hash,
  text,
}: {
  forum: string;
  number: string;
  version: number;
  hash: string;
  text: DocumentText;
}) {
  const { t } = useTranslation();
  return (
    <div className="space-y-3">
      <p className="text-base">
        <a href={versionPath(forum, number, version)} className="link">
          {t("vote.version", { version })}
        </a>{" "}
        · {t("vote.hash")} <code className="wrap-anywhere">{hash}</code>
      </p>
      <details className="rounded border border-line-strong bg-surface px-4">
        <summary className="min-h-11 py-2.5 font-semibold">{t("ballot.textToRead")}</summary>
        <div className="space-y-8 border-t border-line py-5">
          <RecommendationText text={text} />
        </div>
      </details>
    </div>
  );
}
