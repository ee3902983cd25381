import Check from "lucide-react/icons/check";
import X from "lucide-react/icons/x";
import type { Status } from "#app/drafting/lifecycle.ts";
import { draftPath, editPath } from "#app/drafting/paths.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { type Requirement, requirements } from "./freezing.ts";

/** What a recommendation must have before it is frozen: met or not, and where to make up for it. */
export function FreezeCheckList({
  recommendation: { number, status, lead },
  checkList,
}: {
  recommendation: { number: string; status: Status; lead: { slug: string } };
  checkList: Record<Requirement, boolean>;
}) {
  const { t } = useTranslation();
  const text = { href: draftPath(lead.slug, number), label: t("recommendation.writeDraft") };
  const data = { href: editPath(lead.slug, number), label: t("recommendation.edit") };
  const wayOut: Partial<Record<Requirement, { href: string; label: string }>> = {
    ...(status === "draft" && { summary: text, body: text }),
    ...((status === "draft" || status === "consultation") && { addressee: data, indicator: data }),
  };
  return (
    <ul className="space-y-3">
      {requirements.map((requirement) => {
        const isMet = checkList[requirement];
        const Icon = isMet ? Check : X;
        const way = wayOut[requirement];
        return (
          <li key={requirement} className="flex gap-3" data-requirement={requirement} data-met={isMet}>
            <Icon className={`mt-1 size-6 shrink-0 ${isMet ? "text-accent" : "text-danger"}`} aria-hidden="true" />
            <div className="min-w-0">
              <span className="font-semibold">{t(`freezing.requirements.${requirement}`)}</span>
              {" – "}
              {t(isMet ? "freezing.met" : "freezing.unmet")}
              {!isMet && (
                <p className="text-base">
                  {t(`freezing.todo.${requirement}`, { status: t(`lifecycle.${status}`) })}{" "}
                  {way && (
                    <a href={way.href} className="link">
                      {way.label}
                    </a>
                  )}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
