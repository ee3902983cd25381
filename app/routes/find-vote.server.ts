import type { LoaderFunctionArgs } from "@remix-run/node";
import type { VotePlace } from "#app/voting/paths.ts";
import { readForumVote } from "#app/voting/read-forum-vote.server.ts";
import { readVote } from "#app/voting/read-vote.server.ts";
import type { VoteRow } from "#app/voting/store.server.ts";
import type { FramedVote } from "#app/voting/vote-frame.tsx";
import type { VoteSubject } from "#app/voting/vote-subject.server.ts";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { notFound } from "./refusal-status.server.ts";

interface AskedVote {
  row: VoteRow;
  subject: VoteSubject;
  place: VotePlace;
  framed: FramedVote;
}

/** The vote that an address names, of a recommendation or of a forum. @throws a 404 response for one the caller may not see */
export async function findAskedVote({
  request,
  params,
  context: { ctx, actor },
}: Pick<LoaderFunctionArgs, "request" | "params" | "context">): Promise<AskedVote> {
  const { slug: forumSlug = "", vote = "" } = params;
  if (params.number === undefined) {
    const read = await readForumVote(ctx, actor, { forumSlug, vote });
    if (!read.ok) throw notFound();
    const { row, forum } = read.value;
    const framed = { forum: { slug: forum.slug, name: forum.name }, recommendation: null };
    return { row, subject: { forum, recommendation: null }, place: { forum: forum.slug }, framed };
  }
  toCanonicalNumber(request, params);
  const read = await readVote(ctx, actor, { forumSlug, number: params.number, vote });
  if (!read.ok) throw notFound();
  const { row, recommendation } = read.value;
  const { number, title, status, lead } = recommendation;
  const framed = { forum: lead, recommendation: { number, title, status, lead } };
  return { row, subject: { forum: null, recommendation }, place: { forum: lead.slug, number }, framed };
}
