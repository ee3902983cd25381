import { draftPath, editPath, freezePath, publishPath, recommendationPath, statusPath } from "#app/drafting/paths.ts";
import { StatusBadge } from "#app/drafting/status-badge.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import type { Requirement } from "#app/versions/freezing.ts";
import { openVotePath } from "#app/voting/paths.ts";
import type { NextStep } from "./next-step.ts";
import type { DeskItem } from "./read-desk.server.ts";

const stepPaths: Record<NextStep, (forum: string, number: string) => string> = {
  consult: statusPath,
  freeze: freezePath,
  vote: (forum, number) => openVotePath({ forum, number }),
  publish: publishPath,
};

/** Where what is missing is made up for. */
const isOfText = (blocker: Requirement) => blocker === "summary" || blocker === "body";

/** The recommendations of a forum as its moderator sees them: what comes next, what blocks it, one button. */
export function DeskList({ forum, items }: { forum: string; items: DeskItem[] }) {
  const { contentLang } = useFormat();
  return (
    <ul className="divide-y divide-line border-y border-line">
      {items.map((item) => (
        <li key={item.number} className="grid gap-x-8 gap-y-3 py-5 text-base sm:grid-cols-[minmax(0,1fr)_auto]">
          <div className="min-w-0">
            <h2 className="text-lg leading-snug font-semibold">
              <a href={recommendationPath(forum, item.number)} className="link">
                {item.number} – <bdi lang={contentLang}>{item.title}</bdi>
              </a>
            </h2>
            <p className="mt-1.5">
              <StatusBadge status={item.status} />
            </p>
            <Next item={item} />
          </div>
          <NextButton forum={forum} item={item} />
        </li>
      ))}
    </ul>
  );
}

function Next({ item: { step, blockers, waitsFor } }: { item: DeskItem }) {
  const { t } = useTranslation();
  if (step === null) return <p className="mt-2 text-ink-soft">{t(`desk.waitsFor.${waitsFor}`)}</p>;
  return (
    <>
      <p className="mt-2">
        {t("desk.next")} <strong>{t(`desk.steps.${step}`)}</strong>
      </p>
      {blockers.length > 0 && (
        <>
          <p className="mt-2">{t("desk.blockers")}</p>
          <ul className="list-disc ps-6">
            {blockers.map((blocker) => (
              <li key={blocker}>{t(`freezing.requirements.${blocker}`)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The next step, or, while something blocks it, where that is made up for. */
function NextButton({ forum, item: { number, step, blockers, status } }: { forum: string; item: DeskItem }) {
  const { t } = useTranslation();
  if (step === null) return null;
  const [first] = blockers;
  const isWritable = status === "draft";
  const way =
    first === undefined
      ? { href: stepPaths[step](forum, number), label: t(`desk.do.${step}`) }
      : isOfText(first) && isWritable
        ? { href: draftPath(forum, number), label: t("recommendation.writeDraft") }
        : isOfText(first)
          ? { href: statusPath(forum, number), label: t("moves.draft.open") }
          : { href: editPath(forum, number), label: t("recommendation.edit") };
  return (
    <p className="sm:self-center">
      <ButtonLink look={first === undefined ? "main" : "plain"} href={way.href}>
        {way.label}
        <span className="sr-only"> ({number})</span>
      </ButtonLink>
    </p>
  );
}
