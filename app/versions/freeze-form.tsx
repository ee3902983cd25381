import type { MovableRecommendation } from "#app/drafting/move-panel.tsx";
import { seenOnceMoved } from "#app/drafting/public-text.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";

/** What freezing does and to whom, and the button that does it. `writers` are names of those who have just been writing. */
export function FreezeForm({
  recommendation,
  nextVersion,
  writers,
}: {
  recommendation: MovableRecommendation;
  nextVersion: number;
  writers: string[];
}) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const forums = list([recommendation.lead, ...recommendation.joined].map((forum) => forum.name));
  const sentences = [
    t("freezing.effects.writing"),
    t("freezing.effects.version", { version: nextVersion }),
    t("freezing.effects.data"),
    t(`freezing.effects.seen.${seenOnceMoved(recommendation, "frozen")}`),
    t("freezing.effects.who", { forums }),
    ...(writers.length > 0 ? [t("freezing.effects.writers", { names: list(writers) })] : []),
    t("freezing.effects.told"),
    t("freezing.effects.back", { version: nextVersion }),
  ];
  return (
    <form method="post" className="space-y-5">
      <input type="hidden" name="from" value={recommendation.status} />
      <ul className="list-disc space-y-2 ps-6">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Button>{t("freezing.confirm")}</Button>
    </form>
  );
}
