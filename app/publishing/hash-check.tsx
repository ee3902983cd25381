import { useTranslation } from "#app/i18n/use-translation.tsx";
import { HashLine } from "./hash-line.tsx";

/** The hash of a published version, and how anybody finds out whether the text has it. `file` is the address of the version as a file, `name` what it is saved as. */
export function HashCheck({ hash, file, name }: { hash: string; file: string; name: string }) {
  const { t } = useTranslation();
  return (
    <div className="space-y-3 text-base">
      <HashLine hash={hash} />
      <p>{t("publishing.hashMeaning")}</p>
      <details className="no-print">
        <summary className="min-h-11 py-2 font-semibold">{t("publishing.hashHow")}</summary>
        <ol className="list-decimal space-y-2 ps-6">
          <li>
            <a href={file} className="link" download={name}>
              {t("publishing.hashDownload", { name })}
            </a>
          </li>
          <li>
            {t("publishing.hashRun")}
            <Command>{`npm run -s hash -- ${name}`}</Command>
          </li>
          <li>
            {t("publishing.hashPlain")}
            <Command>{`{ jq -j .schemaVersion ${name}; jq -cjS .text ${name}; } | sha256sum`}</Command>
          </li>
        </ol>
      </details>
    </div>
  );
}

function Command({ children }: { children: string }) {
  return (
    <code className="mt-1 block rounded border border-line bg-surface px-3 py-2 font-mono text-base wrap-anywhere">
      {children}
    </code>
  );
}
