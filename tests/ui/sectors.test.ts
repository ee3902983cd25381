import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sectors } from "#app/forums/sectors.ts";

const app = join(import.meta.dirname, "../../app");
const [light = "", dark = ""] = readFileSync(join(app, "forums/sectors.css"), "utf8").split(
  "@media (prefers-color-scheme: dark)",
);
const [lightTokens = "", darkTokens = ""] = readFileSync(join(app, "styles/tokens.css"), "utf8").split(
  "@media (prefers-color-scheme: dark)",
);

function ruleOf(sector: string, css: string): string {
  return new RegExp(`\\[data-sector="${sector}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? "";
}

function colour(name: string, css: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1] ?? "";
}

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ["light", light, lightTokens],
  ["dark", dark, darkTokens],
])("on %s paper", (_theme, css, tokens) => {
  test.each(sectors.map(({ id }) => id))("%s stands out, and so does the letter on it", (id) => {
    const own = colour("sector", ruleOf(id, css));
    const ink = colour("sector-ink", css);
    expect(contrast(own, colour("paper", tokens))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(own, colour("surface", tokens))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(own, ink)).toBeGreaterThanOrEqual(4.5);
  });

  test("no two sectors share a colour", () => {
    expect(new Set(sectors.map(({ id }) => colour("sector", ruleOf(id, css)))).size).toBe(sectors.length);
  });

  test.each(["ink", "ink-soft", "accent", "danger"])("text in %s has a contrast of 7:1", (name) => {
    for (const ground of ["paper", "surface"]) {
      expect(contrast(colour(name, tokens), colour(ground, tokens))).toBeGreaterThanOrEqual(7);
    }
  });

  test("controls have a contrast of 3:1", () => {
    expect(contrast(colour("line-strong", tokens), colour("paper", tokens))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour("focus", tokens), colour("paper", tokens))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour("on-accent", tokens), colour("accent", tokens))).toBeGreaterThanOrEqual(7);
  });
});

test("no two sectors share a letter or a pattern", () => {
  expect(new Set(sectors.map(({ letter }) => letter)).size).toBe(sectors.length);
  const patterns = sectors.map(
    ({ id }) => /--sector-pattern:([^;]*);/.exec(ruleOf(id, light))?.[1]?.replace(/\s+/g, " ") ?? "solid",
  );
  expect(new Set(patterns).size).toBe(sectors.length);
});
