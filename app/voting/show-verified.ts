import { type Fault, isRecord } from "./fault.ts";
import type { VerifiedFile } from "./verify-file.ts";
import type { Check } from "./verify-record.ts";
import type { VerifierWords } from "./verify-words.ts";
import type { VoteRecord } from "./vote-record.ts";

// Puts what was found into the page, from the templates that verifier.tsx renders. For a browser.

/** A copy of a template of the page; `words` go into its elements of that name, and one without words is taken out. */
function filled(name: string, words: Record<string, string | undefined>): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-template="${name}"]`);
  const copy = template?.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`the page has no template ${name}`);
  for (const [key, text] of Object.entries(words)) {
    const place = copy.querySelector(`[data-${key}]`);
    if (text === undefined) place?.remove();
    else if (place) place.textContent = text;
  }
  return copy;
}

function fragment(...nodes: Node[]): DocumentFragment {
  const all = document.createDocumentFragment();
  all.append(...nodes);
  return all;
}

/** Why a file cannot be checked at all. */
export function showRefusal(words: VerifierWords, reasons: readonly Fault[]): Node {
  return fragment(filled("fails", { verdict: words.neither }), problemList(words, reasons));
}

export function showFile(words: VerifierWords, file: VerifiedFile): Node {
  if (file.kind === "neither") return showRefusal(words, file.reasons);
  if (file.kind === "register") {
    const verdict = file.holds ? words.registerHolds : words.registerFails;
    const facts = filled("facts", {});
    facts.append(factOf(words.steps, String(file.steps)), factOf(words.head, file.head));
    return fragment(filled(file.holds ? "holds" : "fails", { verdict }), facts, problemList(words, file.problems));
  }
  const { verification, record } = file;
  const { holds, checks } = verification;
  const list = filled("checks", {});
  list.append(...checks.map((check) => showCheck(words, check)));
  const verdict = filled(holds ? "holds" : "fails", { verdict: holds ? words.holds : words.fails });
  return fragment(verdict, showDecision(words, record), list);
}

function showCheck(words: VerifierWords, { name, holds, problems = [] }: Check): HTMLElement {
  const state = holds === null ? "unknown" : holds ? "holds" : "fails";
  const item = filled(`check-${state}`, { ...words.checks[name], state: words.states[state] });
  if (problems.length > 0) item.append(problemList(words, problems));
  return item;
}

function problemList(words: VerifierWords, problems: readonly Fault[]): Node {
  if (problems.length === 0) return document.createDocumentFragment();
  const list = filled("problems", {});
  list.append(
    ...problems.map(({ code, at }) => {
      const sentence = Object.hasOwn(words.problems, code) ? words.problems[code] : code;
      return filled("problem", { sentence, at });
    }),
  );
  return list;
}

/** What the file says was decided, whether or not it holds. */
function showDecision(words: VerifierWords, { vote, result, names, ballots, root }: VoteRecord): HTMLElement {
  const nameOf = (option: unknown) => (isRecord(names) ? String(names[String(option)] ?? option) : String(option));
  const listed = (value: unknown) => (Array.isArray(value) && value.length > 0 ? value.map(nameOf).join(", ") : "");
  const outcome = String(result.outcome ?? "");
  const facts: [string, string][] = [
    [words.question, typeof vote.question === "string" ? vote.question : ""],
    [words.joint, jointWords(vote.joint)],
    [words.outcome, words.outcomes[outcome] ?? outcome],
    [words.winners, listed(result.elected ?? result.winners)],
    [words.blockedBy, listed(result.blockedBy)],
    ...Object.entries(isRecord(result.tally) ? result.tally : {}).map(([choice, votes]): [string, string] => [
      words.choices[choice] ?? choice,
      String(votes),
    ]),
    [words.cast, String(ballots.length)],
    [words.root, root],
  ];
  const list = filled("facts", {});
  list.append(...facts.filter(([, text]) => text !== "").map(([name, text]) => factOf(name, text)));
  return list;
}

/** Of a vote that is part of a joint one: how many of its parts must adopt, and how many there are. */
function jointWords(joint: unknown): string {
  return isRecord(joint) && Array.isArray(joint.votes) ? `${joint.required} / ${joint.votes.length}` : "";
}

function factOf(name: string, text: string): HTMLElement {
  return filled("fact", { name, text });
}
