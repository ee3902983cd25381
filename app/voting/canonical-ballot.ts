import { sortedJson } from "#app/versions/sorted-json.ts";
import { isRecord } from "./fault.ts";
import { fixedChoices, type Method } from "./method.ts";

/**
 * The one way to write a ballot that its commitment is made from (docs/voting.md): sorted JSON of what was chosen, and of the hash of the
 * frozen text it was cast on. Options that are ranked equal, and approvals, stand in the order of their UTF-16 code units; a rank
 * of one option is the option itself. Neither the sector nor the reason of an objection is part of it.
 * @param ballot valid for the method (judge-ballot.ts)
 */
export function canonicalBallot(ballot: Record<string, unknown>, method: Method, textHash: string | null): string {
  const version = textHash === null ? {} : { version: textHash };
  return sortedJson({ ...chosen(ballot, method), ...version });
}

function chosen(ballot: Record<string, unknown>, method: Method): Record<string, unknown> {
  if (fixedChoices(method)) return { choice: ballot.choice };
  if (method === "approval") return { approvals: [...(ballot.approvals as string[])].sort() };
  if (method === "score" || method === "dot") return { scores: isRecord(ballot.scores) ? ballot.scores : {} };
  const ranking = (ballot.ranking as (string | string[])[]).map((rank) => {
    if (typeof rank === "string") return rank;
    return rank.length === 1 ? rank[0] : [...rank].sort();
  });
  return { ranking };
}
