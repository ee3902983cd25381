import type { LoaderFunctionArgs } from "@remix-run/node";
import { voteResource } from "#app/publishing/public-votes.server.ts";
import { readElectorate } from "#app/voting/read-electorate.server.ts";
import { readJointVote } from "#app/voting/read-joint-vote.server.ts";
import { readVoteRows } from "#app/voting/read-vote.server.ts";
import { methodNotAllowed, publicJson } from "./json-response.server.ts";
import { publicRecommendation } from "./public-recommendation.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx } = args.context;
  const { number, lead, id } = await publicRecommendation(args);
  const place = { forum: lead.slug, number };
  const votes = (await readVoteRows(ctx, { id })).map(async (vote) =>
    voteResource(ctx.publicUrl, place, {
      ...vote,
      electorate: await readElectorate(ctx, vote.row.id),
      joint: await readJointVote(ctx, vote.row),
    }),
  );
  return publicJson(await Promise.all(votes));
}

export function action() {
  return methodNotAllowed();
}
