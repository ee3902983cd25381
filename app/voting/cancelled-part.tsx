import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Section } from "#app/ui/section.tsx";

/** What a vote that was cancelled comes to. Why it was stands in the head of its page. */
export function CancelledPart({ isSecret }: { isSecret: boolean }) {
  const { t } = useTranslation();
  return (
    <Section id="result" title={t("voteResult.cancelledTitle")}>
      <p>{t("voteResult.cancelledLead")}</p>
      {isSecret && <p className="mt-2">{t("voteResult.cancelledSecret")}</p>}
    </Section>
  );
}
