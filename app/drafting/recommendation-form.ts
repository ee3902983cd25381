import { z } from "zod";
import { optionalLine, requiredLine, visibleLine } from "#app/kernel/visible-text.ts";
import { levels, policyAreas } from "./catalogue.ts";

const limits = {
  title: 200,
  "addressees.name": 200,
  "indicators.name": 500,
  "indicators.baseline": 200,
  "indicators.target": 200,
  "sources.title": 500,
  "sources.url": 2000,
} as const;

/** How many characters a field takes, by its name without the number of the row. */
export const lengthLimits: Readonly<Record<string, number>> = limits;

export const recommendationTitle = requiredLine(limits.title).min(5, "tooShort");

const webAddress = optionalLine(limits["sources.url"]).refine((value) => value === "" || isWebAddress(value), "url");

/** The data of a recommendation as a moderator edits it. Messages are codes (catalogue key `errors.<code>`). */
export const recommendationData = z.object({
  title: recommendationTitle,
  areas: z.array(z.enum(policyAreas.map((area) => area.id))).max(policyAreas.length),
  addressees: z
    .array(
      z.object({
        name: requiredLine(limits["addressees.name"]),
        levels: z.array(z.enum(levels)).min(1, "required").max(2, "tooMany"),
        isCoAddressee: z.boolean(),
      }),
    )
    .max(20, "tooMany"),
  indicators: z
    .array(
      z.object({
        name: requiredLine(limits["indicators.name"]),
        baseline: optionalLine(limits["indicators.baseline"]),
        target: optionalLine(limits["indicators.target"]),
      }),
    )
    .max(30, "tooMany"),
  sources: z.array(z.object({ title: requiredLine(limits["sources.title"]), url: webAddress })).max(50, "tooMany"),
  /** Slugs of the forums that join. */
  joined: z.array(optionalLine(100)).max(50, "tooMany"),
});

export type RecommendationData = Omit<z.infer<typeof recommendationData>, "joined">;

/**
 * Reads the edit form: `title`, `areas`, `joined` (repeated), and rows named `addressees.0.name`, `indicators.1.target`, `sources.2.url` …
 * Rows left blank are dropped. The result is what was typed, unchecked, so that the form can show it again.
 */
export function readRecommendationForm(form: FormData) {
  return {
    title: value(form, "title"),
    areas: form.getAll("areas").map(String),
    joined: form.getAll("joined").map(String),
    addressees: rows(form, "addressees", (at) => ({
      name: value(form, `${at}.name`),
      levels: [value(form, `${at}.level`), value(form, `${at}.secondLevel`)].filter((level) => level !== ""),
      isCoAddressee: form.has(`${at}.isCoAddressee`),
    })).filter((row) => row.name !== "" || row.levels.length > 0),
    indicators: rows(form, "indicators", (at) => ({
      name: value(form, `${at}.name`),
      baseline: value(form, `${at}.baseline`),
      target: value(form, `${at}.target`),
    })).filter((row) => row.name !== "" || row.baseline !== "" || row.target !== ""),
    sources: rows(form, "sources", (at) => ({
      title: value(form, `${at}.title`),
      url: value(form, `${at}.url`),
    })).filter((row) => row.title !== "" || row.url !== ""),
  };
}

export type TypedRecommendation = ReturnType<typeof readRecommendationForm>;

function rows<Row>(form: FormData, list: string, read: (at: string) => Row): Row[] {
  const indexes = new Set<number>();
  for (const key of form.keys()) {
    const index = new RegExp(`^${list}\\.(\\d{1,3})\\.`).exec(key)?.[1];
    if (index) indexes.add(Number(index));
  }
  return [...indexes].sort((a, b) => a - b).map((index) => read(`${list}.${index}`));
}

function value(form: FormData, name: string): string {
  const entry = form.get(name);
  return typeof entry === "string" ? visibleLine(entry) : "";
}

function isWebAddress(candidate: string): boolean {
  return URL.canParse(candidate) && ["http:", "https:"].includes(new URL(candidate).protocol);
}
