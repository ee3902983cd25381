import type { VoteTerms } from "./count-input.ts";
import { fixedChoices } from "./method.ts";

/** What a method's ballot is filled in with. */
export type BallotKind = "choice" | "approvals" | "scores" | "ranking";

export function ballotKind(method: VoteTerms["method"]): BallotKind {
  if (fixedChoices(method)) return "choice";
  if (method === "approval") return "approvals";
  return method === "score" || method === "dot" ? "scores" : "ranking";
}

/** The name of the form field of one option. */
export function optionField(kind: "scores" | "ranking", option: string): string {
  return `${kind === "scores" ? "score" : "rank"}.${option}`;
}

/**
 * The ballot that a posted form holds, which is not judged yet: a field that is no number is handed on as it is, and an option that is
 * posted twice stands twice. A field left empty gives the option nothing.
 */
export function ballotOf(form: FormData, method: VoteTerms["method"]): Record<string, unknown> {
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value.trim()] as const] : [],
  );
  const all = (name: string) => texts.filter(([field]) => field === name).map(([, text]) => text);
  const kind = ballotKind(method);
  if (kind === "choice") {
    const [choice, ...others] = all("choice");
    if (choice === undefined) return {};
    return others.length > 0 ? { choice: null } : { choice, reason: all("reason").join("\n") };
  }
  if (kind === "approvals") return { approvals: all("approval") };
  const prefix = optionField(kind, "");
  const marks = texts
    .filter(([name, text]) => name.startsWith(prefix) && text !== "")
    .map(([name, text]) => [name.slice(prefix.length), text] as const);
  return kind === "scores" ? { scores: scoresOf(marks) } : { ranking: rankingOf(marks) };
}

type Marks = readonly (readonly [option: string, text: string])[];

function scoresOf(marks: Marks): Record<string, unknown> {
  const scores = new Map<string, unknown>();
  for (const [option, text] of marks) scores.set(option, scores.has(option) ? null : wholeNumber(text));
  return Object.fromEntries(scores);
}

/** By places: those of one place are equal, and places that nobody takes do not matter. */
function rankingOf(marks: Marks): unknown[] {
  const places = new Map<unknown, string[]>();
  for (const [option, text] of marks) {
    const place = wholeNumber(text);
    places.set(place, [...(places.get(place) ?? []), option]);
  }
  const numbered = [...places].filter((entry): entry is [number, string[]] => typeof entry[0] === "number");
  const ranking: unknown[] = numbered
    .sort(([one], [other]) => one - other)
    .map(([, options]) => (options.length === 1 ? options[0] : options));
  // What is no place is no option either.
  return numbered.length === places.size ? ranking : [...ranking, null];
}

function wholeNumber(text: string): number | string {
  return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : text;
}
