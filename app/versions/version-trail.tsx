import { recommendationPath, versionsPath } from "#app/drafting/paths.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";

/** The pages above those of versions. `isBelow`: of the list itself, or of a page below it. */
export function VersionTrail({
  recommendation: { number, title, lead },
  isBelow = false,
}: {
  recommendation: { number: string; title: string; lead: { slug: string; name: string } };
  isBelow?: boolean;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const trail = [
    { href: `/forums/${lead.slug}`, label: lead.name, lang: contentLang },
    { href: recommendationPath(lead.slug, number), label: `${number} – ${title}`, lang: contentLang },
  ];
  const list = { href: versionsPath(lead.slug, number), label: t("versions.short") };
  return <Breadcrumbs trail={isBelow ? [...trail, list] : trail} />;
}
