import { z } from "zod";
import { apiPath, errorSchema, json, registry } from "#app/drafting/public-api.server.ts";
import type { VoteTerms } from "#app/voting/count-input.ts";
import { methods } from "#app/voting/method.ts";
import { type VotePlace, votePath } from "#app/voting/paths.ts";
import { type VoteState, voteStates } from "#app/voting/policy.ts";
import type { ShownJointVote } from "#app/voting/shown-joint.ts";
import type { VoteRow } from "#app/voting/store.server.ts";

/** Votes as everyone may read of them: what is fixed at their opening, and how they stand; never a ballot or how many have voted. */
const voteSchema = registry.register(
  "Vote",
  z.object({
    vote: z.int().describe("From 1 for each recommendation."),
    question: z.string(),
    state: z.enum(voteStates),
    isSecret: z.boolean(),
    mode: z.enum(["session", "circulation"]),
    method: z.enum(methods),
    openedAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    cancelledBecause: z.string().nullable(),
    hash: z.string().nullable().describe("SHA-256 of the frozen text that is voted on."),
    electorateHash: z.string(),
    electorate: z.array(z.object({ sector: z.string(), entitled: z.int() })),
    forum: z.string().describe("The forum whose members vote."),
    joint: z
      .object({
        votes: z.array(z.int()).describe("Its parts, one of each forum."),
        required: z.int().describe("How many of them must adopt."),
        outcome: z.enum(["adopted", "rejected", "returned"]).nullable().describe("Once the last part has ended."),
      })
      .nullable()
      .describe("Where several forums vote on the text together."),
    url: z.url().describe("Its page."),
  }),
);

const parameter = (name: string) => z.string().openapi({ param: { name, in: "path" } });

registry.registerPath({
  method: "get",
  path: `${apiPath}/forums/{slug}/recommendations/{number}/votes`,
  summary: "The votes held on a public recommendation",
  request: { params: z.object({ slug: parameter("slug"), number: parameter("number") }) },
  responses: {
    200: json("In their order.", z.array(voteSchema)),
    404: json("There is nothing public under this address.", errorSchema),
  },
});

/** A vote as the API gives it. */
export function voteResource(
  publicUrl: (path: string) => string,
  place: VotePlace,
  {
    row,
    state,
    terms,
    electorate,
    joint,
  }: {
    row: VoteRow;
    state: VoteState;
    terms: VoteTerms;
    electorate: { sector: string; entitled: number }[];
    joint: ShownJointVote | null;
  },
): z.infer<typeof voteSchema> {
  return {
    vote: row.number,
    question: row.question,
    state,
    isSecret: row.isSecret,
    mode: row.mode === "session" ? "session" : "circulation",
    method: terms.method,
    openedAt: row.openedAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    endedAt: row.end?.at.toISOString() ?? null,
    cancelledBecause: row.end?.kind === "cancelled" ? row.end.reason : null,
    hash: row.textHash,
    electorateHash: row.electorateHash,
    electorate,
    forum: row.forum.slug,
    joint: joint && {
      votes: joint.parts.map(({ number }) => number),
      required: joint.required,
      outcome: joint.result?.outcome ?? null,
    },
    url: publicUrl(votePath(place, row.number)),
  };
}
