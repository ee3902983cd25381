import type { ReactNode } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { LevelId, PolicyAreaId } from "./catalogue.ts";

export interface RecommendationFactsData {
  areas: PolicyAreaId[];
  addressees: { name: string; levels: LevelId[]; isCoAddressee: boolean }[];
  indicators: { name: string; baseline: string; target: string }[];
  sources: { title: string; url: string }[];
  lead: { slug: string; name: string };
  joined: { slug: string; name: string }[];
}

/** The data of a recommendation: areas, addressees, indicators, sources, forums. */
export function RecommendationFacts({ data }: { data: RecommendationFactsData }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <div className="space-y-6 text-base">
      <Fact title={t("recommendation.addressees")} empty={t("recommendation.addresseesEmpty")}>
        {data.addressees.map(({ name, levels, isCoAddressee }) => (
          <li key={name}>
            <bdi lang={contentLang}>{name}</bdi>
            {isCoAddressee && ` (${t("recommendation.coAddressee")})`}
            <span className="block text-ink-soft">
              {t("recommendation.levels")}: {levels.map((level) => t(`levels.${level}`)).join(", ")}
            </span>
          </li>
        ))}
      </Fact>
      <Fact title={t("recommendation.areas")} empty={t("recommendation.areasEmpty")}>
        {data.areas.map((area) => (
          <li key={area}>{t(`areas.${area}`)}</li>
        ))}
      </Fact>
      <Fact title={t("recommendation.indicators")} empty={t("recommendation.indicatorsEmpty")}>
        {data.indicators.map(({ name, baseline, target }) => (
          <li key={name}>
            <span lang={contentLang}>{name}</span>
            <dl className="grid grid-cols-[auto_1fr] gap-x-2 text-ink-soft">
              <Measure term={t("recommendation.baseline")} value={baseline} />
              <Measure term={t("recommendation.target")} value={target} />
            </dl>
          </li>
        ))}
      </Fact>
      <Fact title={t("recommendation.sources")} empty={t("recommendation.sourcesEmpty")}>
        {data.sources.map(({ title, url }) => (
          <li key={`${title} ${url}`} className="print-addresses" lang={contentLang}>
            {url ? (
              <a href={url} rel="noopener noreferrer" className="link">
                {title}
              </a>
            ) : (
              title
            )}
          </li>
        ))}
      </Fact>
      <Fact title={t("recommendation.forums")}>
        {[data.lead, ...data.joined].map((forum, index) => (
          <li key={forum.slug}>
            <a href={`/forums/${forum.slug}`} className="link" lang={contentLang}>
              {forum.name}
            </a>{" "}
            <span className="text-ink-soft">
              ({index === 0 ? t("recommendation.lead") : t("recommendation.joined")})
            </span>
          </li>
        ))}
      </Fact>
    </div>
  );
}

function Fact({ title, empty, children }: { title: string; empty?: string; children: ReactNode[] }) {
  return (
    <div>
      <h3 className="mb-1 font-semibold">{title}</h3>
      {children.length > 0 ? <ul className="space-y-2">{children}</ul> : <p className="text-ink-soft">{empty}</p>}
    </div>
  );
}

function Measure({ term, value }: { term: string; value: string }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <>
      <dt>{term}:</dt>
      <dd lang={value ? contentLang : undefined}>{value || t("recommendation.unknown")}</dd>
    </>
  );
}
