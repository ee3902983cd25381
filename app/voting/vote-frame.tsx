import type { ReactNode } from "react";
import type { Status } from "#app/drafting/lifecycle.ts";
import { StepPage } from "#app/drafting/step-page.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { PageHead } from "#app/ui/page-head.tsx";

export interface FramedVote {
  forum: { slug: string; name: string };
  /** Null for a vote over options. */
  recommendation: { number: string; title: string; status: Status; lead: { slug: string; name: string } } | null;
}

/** A page about a vote: under its recommendation, or under its forum where it is over options. */
export function VoteFrame({ title, vote, children }: { title: string; vote: FramedVote; children: ReactNode }) {
  const { contentLang } = useFormat();
  const { forum, recommendation } = vote;
  if (recommendation) {
    return (
      <StepPage title={title} recommendation={recommendation}>
        {children}
      </StepPage>
    );
  }
  return (
    <div className="max-w-3xl">
      <Breadcrumbs trail={[{ href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang }]} />
      <PageHead title={title} />
      {children}
    </div>
  );
}
