import { polishTime } from "#app/i18n/polish-time.ts";
import type { ProposedJointVote } from "./joint.ts";
import { fixedChoices, isMethod } from "./method.ts";
import { type ComposedRule, shippedRules } from "./rule-presets.ts";

/** What was typed into the form that opens a vote, by the names of its fields, so that it can be shown again. */
export type TypedOpening = Record<string, string[]>;

/** So many hours before the close those who have not voted are reminded. */
export const reminderHours = [3, 24, 48, 72] as const;

/** For so many days after the close dissenting opinions may be attached, where the form says nothing else. */
export const usualDissentDays = 7;

const mostFields = 400;
const longestField = 20_000;

export function readOpeningForm(form: FormData): TypedOpening {
  const typed: TypedOpening = {};
  for (const [name, value] of [...form].slice(0, mostFields)) {
    if (typeof value !== "string" || name === "intent") continue;
    typed[name] = [...(typed[name] ?? []), value.slice(0, longestField)];
  }
  return typed;
}

export function oneOf(typed: TypedOpening, name: string): string {
  return typed[name]?.[0]?.trim() ?? "";
}

/** What the form says besides the rule; moments that are none are null. */
export function openingBasics(typed: TypedOpening) {
  const closesAt = polishTime(oneOf(typed, "closesOn"), oneOf(typed, "closesTime"));
  const hours = Number(oneOf(typed, "reminder"));
  const isReminded = reminderHours.some((known) => known === hours);
  return {
    textHash: oneOf(typed, "textHash"),
    question: oneOf(typed, "question"),
    isSecret: oneOf(typed, "secrecy") !== "open",
    mode: oneOf(typed, "mode") === "session" ? ("session" as const) : ("circulation" as const),
    closesEarly: oneOf(typed, "closesEarly") !== "",
    closesAt,
    dissentDays: "dissentDays" in typed ? wholeOf(typed, "dissentDays") : usualDissentDays,
    remindsAt: closesAt && isReminded ? new Date(closesAt.getTime() - hours * 3_600_000) : null,
  };
}

/** Which forums are to vote together, and how many of them must adopt; null where the forum votes alone. */
export function jointOf(typed: TypedOpening): ProposedJointVote | null {
  if (oneOf(typed, "joint") !== "together") return null;
  const required = oneOf(typed, "joint.required");
  const isAll = required === "all" || required === "";
  return { forums: typed["joint.forums"] ?? [], required: isAll ? "all" : wholeOf(typed, "joint.required") };
}

/** Labels typed one on a line. */
export function typedOptions(typed: TypedOpening): string[] {
  return oneOf(typed, "options")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/**
 * The rule that the form says: one that is shipped, one of the forum's own, or one composed of its fields; an empty one where there is none
 * such. Not checked.
 * @param own the forum's rules by id
 */
export function ruleOf(typed: TypedOpening, own: Readonly<Record<string, ComposedRule>>): ComposedRule {
  const [kind, id = ""] = oneOf(typed, "rule").split(".");
  if (kind === "composed") return composeRule(typed);
  if (kind === "own") return Object.hasOwn(own, id) ? (own[id] ?? {}) : {};
  if (kind !== "shipped" || !Object.hasOwn(shippedRules, id)) return {};
  return shippedRules[id as keyof typeof shippedRules];
}

/** The rule of the fields under "compose your own": threshold, quorum, sectors, and what the methods of choosing ask for. */
export function composeRule(typed: TypedOpening): ComposedRule {
  const method = oneOf(typed, "method");
  const quorum = quorumOf(typed);
  const rule = { method, ...(quorum ? { quorum } : {}) };
  if (!isMethod(method)) return rule;
  if (fixedChoices(method)) {
    const threshold = method === "consent" ? consentOf(typed) : thresholdOf(typed, "threshold");
    return { ...rule, threshold, ...(typed["sectors.on"] ? { sectors: sectorsOf(typed, method, quorum) } : {}) };
  }
  if (method === "score") return { ...rule, scale: [wholeOf(typed, "scale.min"), wholeOf(typed, "scale.max")] };
  return method === "dot" ? { ...rule, dots: wholeOf(typed, "dots") } : rule;
}

function sectorsOf(typed: TypedOpening, method: string, quorum: object | null) {
  const required = oneOf(typed, "sectors.required");
  const list = Object.fromEntries(
    Object.keys(typed).flatMap((name) => {
      const sector = /^sectors\.list\.(\w+)\.threshold\.rule$/.exec(name)?.[1];
      if (!sector || oneOf(typed, name) === "") return [];
      return [[sector, { threshold: thresholdOf(typed, `sectors.list.${sector}.threshold`) }]];
    }),
  );
  const hasOwn = method === "motion" && oneOf(typed, "sectors.threshold.rule") !== "";
  return {
    ...(hasOwn ? { threshold: thresholdOf(typed, "sectors.threshold") } : {}),
    ...(quorum && typed["sectors.quorum"] ? { quorum } : {}),
    required: required === "all" || required === "" ? "all" : wholeOf(typed, "sectors.required"),
    ...(method === "motion" ? { list } : {}),
  };
}

function consentOf(typed: TypedOpening) {
  const maxObjections = oneOf(typed, "maxObjections") === "" ? 0 : wholeOf(typed, "maxObjections");
  return { rule: "consent", maxObjections };
}

function thresholdOf(typed: TypedOpening, at: string) {
  const rule = oneOf(typed, `${at}.rule`);
  const base = oneOf(typed, `${at}.base`);
  const fraction = { num: wholeOf(typed, `${at}.num`), den: wholeOf(typed, `${at}.den`) };
  return { rule, ...(rule !== "simple" && base ? { base } : {}), ...(rule === "qualified" ? fraction : {}) };
}

function quorumOf(typed: TypedOpening) {
  if (oneOf(typed, "quorum.num") === "" && oneOf(typed, "quorum.den") === "") return null;
  return {
    of: "entitled",
    num: wholeOf(typed, "quorum.num"),
    den: wholeOf(typed, "quorum.den"),
    counts: oneOf(typed, "quorum.counts") === "present" ? "present" : "cast",
    strict: typed["quorum.strict"] !== undefined,
  };
}

/** A whole number as it was typed; what is none stays as it is, for the check to say so. */
function wholeOf(typed: TypedOpening, name: string): number | string {
  const text = oneOf(typed, name);
  return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}

/** The field in which a fault of the terms was typed: `scale[0]` → `scale.min`. */
export function fieldOfFault(at: string | undefined): string | undefined {
  if (at === "scale[0]") return "scale.min";
  if (at === "scale[1]" || at === "scale") return "scale.max";
  if (at?.startsWith("options")) return "options";
  if (at === "closesAt") return "closesOn";
  if (at === "remindsAt") return "reminder";
  return at === "sectors.quorum" || at?.startsWith("sectors.quorum.") ? "quorum.num" : at;
}

/** How many options win, as it was typed. */
export function seatsOf(typed: TypedOpening): number | string {
  return oneOf(typed, "seats") === "" ? 1 : wholeOf(typed, "seats");
}
