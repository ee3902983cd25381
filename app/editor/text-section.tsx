import type { ReactNode } from "react";
import type { DocumentRoot } from "#app/drafting/document-clean.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";

/** The summary is read first. */
export const textRoots: readonly DocumentRoot[] = ["summary", "body"];

/** One of the two texts with its heading. */
export function TextSection(props: { root: DocumentRoot; labelId: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby={props.labelId} className="mb-8">
      <h2 id={props.labelId} className="mb-2 text-base font-semibold text-ink-soft">
        {t(`editor.${props.root}.label`)}
      </h2>
      {props.children}
    </section>
  );
}
