import List from "lucide-react/icons/list";
import Users from "lucide-react/icons/users";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { SectorBadge } from "#app/forums/sector-badge.tsx";
import type { SectorId } from "#app/forums/sectors.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { Status } from "./lifecycle.ts";
import { recommendationPath } from "./paths.ts";
import { RecommendationFacts, type RecommendationFactsData } from "./recommendation-facts.tsx";
import { StatusBadge } from "./status-badge.tsx";

export interface WorkspaceRecommendation extends RecommendationFactsData {
  number: string;
  title: string;
  status: Status;
}

/** How the reader takes part. */
export interface Participation {
  id: string;
  name: string;
  /** Null for the secretariat. */
  sector: SectorId | null;
  role: "moderator" | "participant" | "expert" | "observer" | "secretariat";
  mode: "write" | "readOnly" | "frozen";
}

// React 18 passes attributes that it does not know on. Without the Popover API the rail stands under the paper.
const railId = "rail";
const asPopover = { popover: "auto" };
const opensRail = { popovertarget: railId };
const closesRail = { popovertarget: railId, popovertargetaction: "hide" };

const smallButton = "inline-flex min-h-11 items-center gap-2 px-3 text-base font-semibold lg:hidden";

/** The layout of the workspace: outline, paper, rail; above them the title and who is here; always in sight, whether the text is saved. */
export function WorkspaceFrame({
  recommendation,
  participation,
  status,
  here,
  outline,
  paper,
  people,
  notice,
  versions,
}: {
  recommendation: WorkspaceRecommendation;
  participation: Participation;
  status: ReactNode;
  here: ReactNode;
  outline: ReactNode;
  paper: ReactNode;
  people: ReactNode;
  notice: ReactNode;
  versions: ReactNode;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { number, title, lead } = recommendation;
  return (
    <>
      <header className="border-b border-line bg-surface px-4 pt-3 pb-4 sm:px-6">
        <Breadcrumbs
          trail={[
            { href: `/forums/${lead.slug}`, label: lead.name, lang: contentLang },
            { href: recommendationPath(lead.slug, number), label: t("workspace.page") },
          ]}
        />
        <h1 className="max-w-4xl font-serif text-2xl leading-tight font-semibold" lang={contentLang}>
          {title}
        </h1>
        <div className="mt-2.5 flex flex-wrap items-center gap-x-5 gap-y-2 text-base">
          <span className="font-semibold tabular-nums sm:hidden">{number}</span>
          <StatusBadge status={recommendation.status} />
          <div className="ms-auto">{here}</div>
        </div>
      </header>
      <div className="workspace-status needs-scripts no-print">
        <span className="hidden font-semibold whitespace-nowrap tabular-nums sm:inline">{number}</span>
        <div className="min-w-0">{status}</div>
      </div>
      <div className="grid gap-x-8 px-4 py-5 sm:px-6 lg:grid-cols-[13rem_minmax(0,1fr)_16rem] lg:py-6 xl:grid-cols-[16rem_minmax(0,1fr)_19rem]">
        <div className="no-print mb-4 flex flex-wrap items-start gap-3 lg:sticky lg:top-17 lg:mb-0 lg:block lg:max-h-[calc(100dvh-5.25rem)] lg:self-start lg:overflow-y-auto">
          <details className="min-w-0 flex-1 rounded border border-line-strong bg-surface lg:hidden [&_nav>h2]:sr-only">
            <summary className="flex min-h-11 items-center gap-2 px-3 text-base font-semibold">
              <List className="size-5 shrink-0" aria-hidden="true" />
              {t("workspace.outline")}
            </summary>
            <div className="px-3 pb-3">{outline}</div>
          </details>
          <button
            type="button"
            {...opensRail}
            className={`${smallButton} rounded border border-line-strong bg-surface`}
          >
            <Users className="size-5 shrink-0" aria-hidden="true" />
            {t("workspace.rail")}
          </button>
          <div className="hidden lg:block">{outline}</div>
        </div>
        <section aria-label={t("workspace.paper")} className="min-w-0">
          <noscript>
            <p className="mb-4 rounded border border-line-strong bg-surface px-4 py-3 text-base">
              {t("workspace.noScript")}
            </p>
          </noscript>
          <div className="paper mx-auto max-w-3xl pb-16">
            <div role="status">{notice}</div>
            {paper}
          </div>
        </section>
        <aside
          id={railId}
          {...asPopover}
          aria-label={t("workspace.rail")}
          className="rail no-print lg:sticky lg:top-17 lg:max-h-[calc(100dvh-5.25rem)] lg:self-start lg:overflow-y-auto"
        >
          <button type="button" {...closesRail} className={`${smallButton} float-end`}>
            <X className="size-5" aria-hidden="true" />
            {t("workspace.closeRail")}
          </button>
          <div className="space-y-6 divide-y divide-line *:not-last:pb-6">
            {people && <div>{people}</div>}
            <YourPart participation={participation} />
            {versions}
            <div>
              <h2 className="mb-2 text-base font-semibold">{t("workspace.data")}</h2>
              <RecommendationFacts data={recommendation} />
            </div>
          </div>
        </aside>
      </div>
    </>
  );
}

function YourPart({ participation: { role, sector, mode } }: { participation: Participation }) {
  const { t } = useTranslation();
  return (
    <div className="text-base">
      <h2 className="mb-2 text-base font-semibold">{t("workspace.yourPart")}</h2>
      <p>{t(`roles.${role}`)}</p>
      {sector && <SectorBadge sector={sector} />}
      <p className="mt-2 text-ink-soft">{t(`workspace.modes.${mode}`)}</p>
    </div>
  );
}
