import type { LoaderFunctionArgs } from "@remix-run/node";
import { readVoteRecord } from "#app/voting/read-vote-record.server.ts";
import { findAskedVote } from "./find-vote.server.ts";
import { notFound } from "./refusal-status.server.ts";

// The record of a vote as a file to check: docs/voting.md.
export async function loader(args: LoaderFunctionArgs) {
  const { row, place } = await findAskedVote(args);
  const read = await readVoteRecord(args.context.ctx, row, place);
  if (!read.ok) throw notFound();
  const { record, name } = read.value;
  return new Response(record, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-cache",
      Vary: "Cookie",
    },
  });
}
