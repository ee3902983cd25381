import type { ReactNode } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { PageHead } from "#app/ui/page-head.tsx";
import type { Status } from "./lifecycle.ts";
import { recommendationPath } from "./paths.ts";
import { StatusBadge } from "./status-badge.tsx";

/** A page on which one step is taken with a recommendation: where one is, the step, which recommendation and its stage. */
export function StepPage({
  title,
  recommendation,
  children,
}: {
  title: string;
  recommendation: { number: string; title: string; status: Status; lead: { slug: string; name: string } };
  children: ReactNode;
}) {
  const { contentLang } = useFormat();
  const { number, lead, status } = recommendation;
  return (
    <div className="max-w-3xl">
      <Breadcrumbs
        trail={[
          { href: `/forums/${lead.slug}`, label: lead.name, lang: contentLang },
          { href: recommendationPath(lead.slug, number), label: number },
        ]}
      />
      <PageHead title={title}>
        <p className="mt-3" lang={contentLang}>
          {number} – <bdi>{recommendation.title}</bdi>
        </p>
        <p className="mt-2">
          <StatusBadge status={status} />
        </p>
      </PageHead>
      {children}
    </div>
  );
}
