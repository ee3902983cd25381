import { useTranslation } from "#app/i18n/use-translation.tsx";

/** Who will be able to see what, in plain words; the same before and while one votes. */
export function WhoSees({ isSecret, hasSectorRule }: { isSecret: boolean; hasSectorRule: boolean }) {
  const { t } = useTranslation();
  const kind = isSecret ? "secret" : "open";
  const sentences = [
    t(`ballot.whoSees.${kind}.now`),
    t(`ballot.whoSees.${kind}.members`),
    t(`ballot.whoSees.${kind}.public`),
    ...(isSecret && hasSectorRule ? [t("ballot.whoSees.secret.sectors")] : []),
    t(`ballot.whoSees.${kind}.operator`),
  ];
  return (
    <ul className="list-disc space-y-1 ps-5 text-base">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
