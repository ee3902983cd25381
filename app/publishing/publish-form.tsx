import { publishedVersionPath, publishPath } from "#app/drafting/paths.ts";
import type { RecommendationFactsData } from "#app/drafting/recommendation-facts.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import type { Purpose } from "./purpose.ts";

/** The last step before everyone can read a version: what will happen, to whom, and a button. */
export function PublishForm({
  recommendation,
  offer,
  replaced,
}: {
  recommendation: { number: string; status: string } & Pick<RecommendationFactsData, "lead" | "joined">;
  offer: { version: number; purpose: Purpose };
  /** The version that stands published now. */
  replaced: number | null;
}) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const { number, status, lead, joined } = recommendation;
  const { version, purpose } = offer;
  return (
    <form method="post" action={publishPath(lead.slug, number)} className="space-y-4">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="from" value={status} />
      <ul className="list-disc space-y-1 ps-5">
        <li>{t("publish.everyone")}</li>
        <li>{t("publish.forGood")}</li>
        <li className="wrap-anywhere">
          {t("publish.address", { path: publishedVersionPath(lead.slug, number, version) })}
        </li>
        <li>{t(`publish.${purpose}.stage`)}</li>
        {replaced !== null && <li>{t("publish.replaces", { version: replaced })}</li>}
        <li>{t("publish.sectors")}</li>
        <li>{t("publish.told", { forums: list([lead, ...joined].map(({ name }) => name)) })}</li>
      </ul>
      <Button>{t(`publish.${purpose}.confirm`)}</Button>
    </form>
  );
}
