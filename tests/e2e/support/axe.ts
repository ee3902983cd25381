import { type AxeResults, type RunOptions, source } from "axe-core";
import type { Page } from "playwright-core";

/** Rules whose answer a change of colours can change. */
export const colourRules = ["color-contrast", "link-in-text-block"];

/** Takes three quarters of axe's time. */
export const slowestRule = "color-contrast";

/**
 * What axe finds on a page, a line for each rule that is broken. `rules` limits it; without it, every rule is asked, but for those in
 * `without`.
 */
export async function axeFindings(page: Page, rules?: string[], without: string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  // The pages have no frames, so that axe can be asked directly.
  const options: RunOptions = {
    resultTypes: ["violations"],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  if (rules) options.runOnly = { type: "rule", values: rules };
  const { violations } = await page.evaluate((asked) => window.axe.run(document, asked), options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

declare global {
  interface Window {
    axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}
