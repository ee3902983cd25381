import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { draftPath } from "./paths.ts";

/** The way into a working text, for those who may watch it. */
export function DraftLink({
  draft,
}: {
  draft: { number: string; title: string; lead: { slug: string }; mayWrite: boolean };
}) {
  const { t } = useTranslation();
  const label = t(draft.mayWrite ? "home.write" : "home.watch");
  return (
    <ButtonLink
      look={draft.mayWrite ? "main" : "plain"}
      href={draftPath(draft.lead.slug, draft.number)}
      aria-label={`${label}: ${draft.number}`}
    >
      {label}
    </ButtonLink>
  );
}
