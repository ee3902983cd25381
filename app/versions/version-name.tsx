import type { TFunction } from "i18next";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { ShownWriter } from "./shown-writers.ts";
import type { VersionKind } from "./version-kind.ts";

/** "Anna Nowak", or what stands in place of a name. */
export function WhoName({ who }: { who: ShownWriter["who"] }) {
  const { t } = useTranslation();
  return who.kind === "named" ? <bdi translate="no">{who.name}</bdi> : t(`versions.who.${who.kind}`);
}

/** "wersja 3: \u2068przed spotkaniem\u2069": how a version is called in a list of choices. */
export function versionLabel(t: TFunction, { number, title }: { number: number; title: string }): string {
  return title === "" ? t("versions.version", { number }) : t("versions.versionNamed", { number, title });
}

/** Of what kind a version is, when it was made and by whom. */
export function MadeWhen({
  version: { kind, at, maker },
}: {
  version: { kind: VersionKind; at: Date; maker: ShownWriter["who"] | null };
}) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  return (
    <>
      <span className="font-semibold">{t(`versions.kinds.${kind}`)}</span>
      {" · "}
      <time dateTime={at.toISOString()}>{dateTime(at)}</time>
      {maker && (
        <>
          {" · "}
          <WhoName who={maker} />
        </>
      )}
    </>
  );
}
