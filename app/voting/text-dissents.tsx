import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Section } from "#app/ui/section.tsx";
import { DissentList } from "./dissent-list.tsx";
import type { ShownDissent } from "./shown-dissents.ts";

/** Dissenting opinions under the text that was voted on; they are never shown without it, nor it without them. */
export function TextDissents({ dissents }: { dissents: readonly ShownDissent[] }) {
  const { t } = useTranslation();
  if (dissents.length === 0) return null;
  return (
    <Section id="dissents" title={t("dissent.title")} className="mt-10 max-w-measure">
      <DissentList dissents={dissents} />
    </Section>
  );
}
