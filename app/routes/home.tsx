import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countWaiting } from "#app/accessibility/read-requests.server.ts";
import { MyWork } from "#app/drafting/my-work.tsx";
import { readRecommendations } from "#app/drafting/read-recommendations.server.ts";
import { RecommendationList } from "#app/drafting/recommendation-list.tsx";
import { ForumCard } from "#app/forums/forum-card.tsx";
import { readForums } from "#app/forums/read-forums.server.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { FirstSteps } from "#app/people/first-steps.tsx";
import { SearchBox } from "#app/publishing/search-box.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { Section } from "#app/ui/section.tsx";
import { Voices } from "#app/ui/voices.tsx";
import { toListed } from "./listed.server.ts";

const recentCount = 6;

export const handle: PageHandle<typeof loader> = {
  title: (t, { isEmpty }) => t(isEmpty ? "firstSteps.title" : "home.title"),
};

export async function loader({ context: { ctx, actor, isEmpty } }: LoaderFunctionArgs) {
  const [forums, recommendations, accessibilityRequests] = await Promise.all([
    readForums(ctx),
    readRecommendations(ctx, actor),
    countWaiting(ctx, actor),
  ]);
  const open = recommendations
    .filter((one) => one.isPublic)
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const toItem = (one: (typeof recommendations)[number]) => toListed(actor, one);
  return {
    isEmpty,
    accessibilityRequests,
    forums,
    consultations: open.filter((one) => one.status === "consultation").map(toItem),
    recent: open
      .filter((one) => one.status !== "consultation")
      .slice(0, recentCount)
      .map(toItem),
    mine: actor && {
      isSecretariat: actor.isSecretariat,
      forums: actor.memberships.map(({ forumSlug: slug, role, sector }) => ({
        slug,
        name: forums.find((forum) => forum.slug === slug)?.name ?? slug,
        role,
        sector,
      })),
      drafts: recommendations.filter((one) => one.mayWatch && one.status === "draft").map(toItem),
    },
  };
}

export default function HomePage() {
  const { isEmpty } = useLoaderData<typeof loader>();
  return isEmpty ? <FirstSteps /> : <Home />;
}

function Home() {
  const { t } = useTranslation();
  const { forums, consultations, recent, mine, accessibilityRequests } = useLoaderData<typeof loader>();
  return (
    <>
      <header className="mb-12 flex items-center justify-between gap-12">
        <div className="min-w-0">
          <h1 className="text-4xl leading-tight font-bold sm:text-5xl">{t("home.title")}</h1>
          <p className="mt-4 max-w-measure text-xl leading-relaxed">{t("home.lead")}</p>
          <SearchBox />
        </div>
        <Voices className="hidden w-72 shrink-0 text-accent lg:block" />
      </header>
      <div className="space-y-14">
        {accessibilityRequests > 0 && (
          <p>
            <a href="/admin/accessibility-requests" className="link">
              {t("accessibilityDesk.waiting", { count: accessibilityRequests })}
            </a>
          </p>
        )}
        {mine && <MyWork {...mine} />}
        <Section id="forums" title={t("home.forums")}>
          {forums.length === 0 && <Empty>{t("home.forumsEmpty")}</Empty>}
          <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
            {forums.map((forum) => (
              <li key={forum.id}>
                <ForumCard forum={forum} />
              </li>
            ))}
          </ul>
        </Section>
        <Section id="consultations" title={t("home.consultations")}>
          {consultations.length === 0 ? (
            <Empty>{t("home.consultationsEmpty")}</Empty>
          ) : (
            <RecommendationList items={consultations} />
          )}
        </Section>
        <Section id="recent" title={t("home.recent")}>
          {recent.length === 0 ? <Empty>{t("home.recentEmpty")}</Empty> : <RecommendationList items={recent} />}
        </Section>
      </div>
    </>
  );
}
