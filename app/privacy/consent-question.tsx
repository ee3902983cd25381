import { SectorBadge } from "#app/forums/sector-badge.tsx";
import { consentTextVersion } from "#app/forums/sector-consent.ts";
import type { SectorId } from "#app/forums/sectors.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { consentPath } from "./paths.ts";

const parts = ["what", "why", "who", "refuse", "withdraw"] as const;

/** What is asked, why, who sees it, what a refusal and a withdrawal do; then two answers of the same weight. */
export function ConsentQuestion({
  forum,
  sector,
  redirectTo,
}: {
  forum: { slug: string };
  sector: SectorId;
  redirectTo: string;
}) {
  const { t, i18n } = useTranslation();
  return (
    <div className="max-w-measure space-y-6">
      <p>
        <SectorBadge sector={sector} />
      </p>
      {parts.map((part) => (
        <section key={part} aria-labelledby={part}>
          <h2 id={part} className="text-xl font-bold">
            {t(`consent.${part}Title`)}
          </h2>
          <p className="mt-1">{t(`consent.${part}`)}</p>
        </section>
      ))}
      <p className="text-base text-ink-soft">{t("consent.log", { version: consentTextVersion })}</p>
      <form method="post" action={consentPath(forum.slug)} className="flex flex-wrap gap-4">
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <input type="hidden" name="language" value={i18n.language} />
        <Button look="plain" name="decision" value="given">
          {t("consent.give")}
        </Button>
        <Button look="plain" name="decision" value="declined">
          {t("consent.decline")}
        </Button>
      </form>
    </div>
  );
}
