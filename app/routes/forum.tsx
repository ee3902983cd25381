import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CreateForm } from "#app/drafting/create-form.tsx";
import { ForumRecommendations } from "#app/drafting/forum-recommendations.tsx";
import { readRecommendations } from "#app/drafting/read-recommendations.server.ts";
import { membershipIn } from "#app/forums/actor.ts";
import { ForumLive } from "#app/forums/forum-live.tsx";
import { ForumMakeup } from "#app/forums/forum-makeup.tsx";
import { ForumTools, forumTools } from "#app/forums/forum-tools.tsx";
import { MemberList } from "#app/forums/member-list.tsx";
import { can } from "#app/forums/policy.ts";
import { PublicMembers } from "#app/forums/public-members.tsx";
import { readForum } from "#app/forums/read-forums.server.ts";
import { SectorBadge } from "#app/forums/sector-badge.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Island } from "#app/ui/island.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { openVotePath } from "#app/voting/paths.ts";
import { readVotesOf } from "#app/voting/read-votes-of.server.ts";
import { readWaitingVotes } from "#app/voting/read-waiting-votes.server.ts";
import { VoteList } from "#app/voting/vote-list.tsx";
import { WaitingVotes } from "#app/voting/waiting-votes.tsx";
import { askConsentFirst } from "./ask-consent.server.ts";
import { toListed } from "./listed.server.ts";
import { notFound } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (_t, data) => data.forum.name,
};

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const found = await readForum(ctx, actor, params.slug ?? "");
  if (!found.ok) throw notFound();
  const forum = found.value;
  askConsentFirst(request, membershipIn(actor, forum.id));
  const recommendations = await readRecommendations(ctx, actor, forum.id);
  const isInside = can(actor, "forum.seeMembers", forum);
  return {
    forum,
    recommendations: recommendations.map((one) => toListed(actor, one)),
    member: actor && isInside ? { id: actor.accountId } : null,
    waiting: actor ? await readWaitingVotes(ctx, actor, forum.id) : [],
    votes: isInside ? await readVotesOf(ctx, forum) : [],
    mayOpenVote: can(actor, "forum.openVote", forum),
    tools: forumTools(actor, forum),
    isWelcome: actor !== null && new URL(request.url).searchParams.has("welcome"),
    mayCreate: can(actor, "forum.createRecommendation", forum),
  };
}

export default function Forum() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { forum, recommendations, member, waiting, votes, tools, mayCreate, mayOpenVote, isWelcome } =
    useLoaderData<typeof loader>();
  return (
    <>
      {isWelcome && <DoneNotice>{t("invitation.welcome")}</DoneNotice>}
      <PageHead title={forum.name} lang={contentLang}>
        <p className="mt-1 text-ink-soft" lang={forum.city ? contentLang : undefined}>
          {forum.city || t("forum.shared")}
        </p>
        <p className="mt-4 text-xl leading-relaxed" lang={contentLang}>
          {forum.description}
        </p>
      </PageHead>
      {waiting.length > 0 && (
        <Section
          id="waiting"
          title={t("ballot.waiting.title")}
          className="mb-12 rounded border-2 border-accent bg-surface p-4 sm:p-6"
        >
          <WaitingVotes votes={waiting} />
        </Section>
      )}
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-12">
          <Section id="recommendations" title={t("forum.recommendations")}>
            <p className="no-print mb-4 text-base">
              <a href={`/forums/${forum.slug}/feed.atom`} className="link">
                {t("feed.linkForum")}
              </a>
            </p>
            <div data-refresh="recommendations">
              <ForumRecommendations
                forum={forum}
                items={recommendations}
                reader={mayCreate ? "moderator" : member ? "member" : "public"}
              />
            </div>
          </Section>
          {(votes.length > 0 || mayOpenVote) && (
            <Section id="votes" title={t("forum.votes")}>
              {votes.length > 0 ? (
                <VoteList votes={votes} place={{ forum: forum.slug }} />
              ) : (
                <Empty>{t("forum.votesEmpty")}</Empty>
              )}
              {mayOpenVote && (
                <p className="no-print mt-4">
                  <ButtonLink look="plain" href={openVotePath({ forum: forum.slug })}>
                    {t("forumTools.newVote")}
                  </ButtonLink>
                </p>
              )}
            </Section>
          )}
          {mayCreate && (
            <Section id="new" title={t("newRecommendation.title")}>
              <CreateForm forum={forum.slug} />
            </Section>
          )}
          {!forum.members && forum.publicMembers.length > 0 && (
            <Section id="public-members" title={t("forum.publicMembers")}>
              <PublicMembers people={forum.publicMembers} />
            </Section>
          )}
          {tools.length > 0 && (
            <Section id="tools" title={t("forumTools.title")}>
              <ForumTools slug={forum.slug} tools={tools} />
            </Section>
          )}
          {forum.members && (
            <Section id="members" title={t("forum.members")}>
              <p className="mb-2 text-base text-ink-soft">{t("forum.membersPrivate")}</p>
              {forum.members.length === 0 ? (
                <Empty>{t("forum.membersEmpty")}</Empty>
              ) : (
                <MemberList members={forum.members} />
              )}
            </Section>
          )}
        </div>
        <div className="space-y-10">
          {member && <Island name="forumLive" of={ForumLive} props={{ slug: forum.slug, ownId: member.id }} />}
          <Section id="makeup" title={t("forum.membersBySector")}>
            <ForumMakeup rows={forum.membersBySector} />
          </Section>
          <Section id="voting-sectors" title={t("forum.votingSectors")}>
            <p className="mb-3 text-base text-ink-soft">{t("forum.votingSectorsHint")}</p>
            <ul className="space-y-2 text-base">
              {forum.votingSectors.map((sector) => (
                <li key={sector}>
                  <SectorBadge sector={sector} />
                </li>
              ))}
            </ul>
          </Section>
          <Section id="groups" title={t("forum.groups")}>
            {forum.groups.length === 0 && <Empty>{t("forum.groupsEmpty")}</Empty>}
            <ul className="space-y-2 text-base">
              {forum.groups.map((group) => (
                <li key={group.id}>
                  <span lang={contentLang}>{group.name}</span>{" "}
                  <span className="text-ink-soft">({t("forum.membersCount", { count: group.members })})</span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </>
  );
}
