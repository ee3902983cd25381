import type { ReactNode } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { Status } from "./lifecycle.ts";
import { StatusBadge } from "./status-badge.tsx";

/** Title, number, stage, date and forum of a recommendation, and whether it is invented. */
export function RecommendationHead({
  recommendation,
  children,
}: {
  recommendation: {
    number: string;
    title: string;
    status: Status;
    updatedAt: Date;
    isFictitious: boolean;
    lead: { slug: string; name: string };
  };
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { date, contentLang } = useFormat();
  const { number, title, status, updatedAt, isFictitious, lead } = recommendation;
  return (
    <header className="mb-10 max-w-3xl">
      <Breadcrumbs trail={[{ href: `/forums/${lead.slug}`, label: lead.name, lang: contentLang }]} />
      <h1 className="font-serif text-3xl leading-tight font-semibold sm:text-4xl" lang={contentLang}>
        {title}
      </h1>
      <dl className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2 text-base">
        <dt className="sr-only">{t("recommendation.number")}</dt>
        <dd className="font-semibold tabular-nums">{number}</dd>
        <dt className="sr-only">{t("recommendation.status")}</dt>
        <dd>
          <StatusBadge status={status} />
        </dd>
        <dd className="text-ink-soft">
          <time dateTime={updatedAt.toISOString()}>{t("recommendation.updated", { date: date(updatedAt) })}</time>
        </dd>
      </dl>
      {isFictitious && (
        <p className="mt-4 inline-block rounded-sm border border-dashed border-line-strong px-3 py-1 text-base">
          {t("recommendation.fictitious")}
        </p>
      )}
      {children}
    </header>
  );
}
