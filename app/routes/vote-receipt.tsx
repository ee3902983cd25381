import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { votePath } from "#app/voting/paths.ts";
import { readReceipt } from "#app/voting/read-receipt.server.ts";
import { stateOf } from "#app/voting/read-vote.server.ts";
import { ReceiptPart } from "#app/voting/receipt-paper.tsx";
import { VoteFrame } from "#app/voting/vote-frame.tsx";
import { optionNames, readVoteOptions } from "#app/voting/vote-options.ts";
import { findAskedVote } from "./find-vote.server.ts";
import { signedIn } from "./signed-in.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("ballot.receipt.title") };

const nobodyKeepsIt = { "Cache-Control": "no-store" };
export const headers = () => nobodyKeepsIt;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = args.context;
  const { row, place, framed } = await findAskedVote(args);
  const page = {
    framed,
    vote: { number: row.number, question: row.question, isSecret: row.isSecret, state: stateOf(ctx, row) },
    receipt: await readReceipt(ctx, signedIn(actor, args.request), row),
    labels: optionNames(readVoteOptions(row.options)),
    isDone: new URL(args.request.url).searchParams.has("done"),
    back: votePath(place, row.number),
  };
  return data(page, { headers: nobodyKeepsIt });
}

export default function VoteReceipt() {
  const { t } = useTranslation();
  const { framed, ...part } = useLoaderData<typeof loader>();
  return (
    <VoteFrame title={t("ballot.receipt.title")} vote={framed}>
      <ReceiptPart {...part} />
    </VoteFrame>
  );
}
