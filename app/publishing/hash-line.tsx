import { useTranslation } from "#app/i18n/use-translation.tsx";

/** The fingerprint of a text, in groups of eight that a person can compare. Copied, it has no spaces. */
export function HashLine({ hash }: { hash: string }) {
  const { t } = useTranslation();
  const groups = hash.match(/.{1,8}/g) ?? [];
  return (
    <p className="text-base">
      <span className="font-semibold">{t("publishing.hash")}</span>{" "}
      <code className="wrap-anywhere font-mono text-base">
        {groups.map((group, index) => (
          // The same group may come twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: groups never move
          <span key={index} className="me-1.5">
            {group}
            <wbr />
          </span>
        ))}
      </code>
    </p>
  );
}
