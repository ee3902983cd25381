import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Section } from "#app/ui/section.tsx";
import { versionFilePath, versionPath } from "#app/versions/paths.ts";
import { SectorShares } from "#app/versions/sector-shares.tsx";
import { Citation } from "./citation.tsx";
import { HashCheck } from "./hash-check.tsx";
import type { ShownVersion } from "./to-shown.server.ts";

/** What stands under the text of a published version: who wrote it, its hash, how it is cited. */
export function PublishedFacts({
  published,
  recommendation,
}: {
  published: ShownVersion;
  recommendation: { number: string; lead: { slug: string; name: string } };
}) {
  const { t } = useTranslation();
  const { title, version, at, hash, address, shares } = published;
  const { number, lead } = recommendation;
  return (
    <>
      <Section id="shares" title={t("publishing.shares")} className="max-w-measure">
        <SectorShares shares={shares} />
        <p className="no-print mt-3 text-base">
          <a href={versionPath(lead.slug, number, version)} className="link">
            {t("publishing.whoWroteWhat")}
          </a>
        </p>
      </Section>
      <Section id="hash" title={t("publishing.check")} className="max-w-measure">
        <HashCheck hash={hash} file={versionFilePath(lead.slug, number, version)} name={`${number}-v${version}.json`} />
      </Section>
      <Section id="citation" title={t("publishing.cite")} className="max-w-measure">
        <Citation
          forum={lead.name}
          title={title}
          number={number}
          version={version}
          at={at}
          address={address}
          hash={hash}
        />
      </Section>
    </>
  );
}
