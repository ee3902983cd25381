import type { Status } from "#app/drafting/lifecycle.ts";
import { recommendationPath } from "#app/drafting/paths.ts";
import { openVotePath } from "./paths.ts";

/** Where a reader of a frozen text goes on to its vote: to open one, who may, or to the one that is held. */
export function voteOn(
  { status, lead, number }: { status: Status; lead: { slug: string }; number: string },
  mayOpen: boolean,
): { step: "openVote" | "readVote"; href: string } | null {
  if (status === "voting") return { step: "readVote", href: `${recommendationPath(lead.slug, number)}#votes` };
  return mayOpen && status === "frozen" ? { step: "openVote", href: openVotePath({ forum: lead.slug, number }) } : null;
}
