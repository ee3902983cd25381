import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

type RunOptions = Parameters<AxeBuilder["options"]>[0];
type Results = Awaited<ReturnType<AxeBuilder["analyze"]>>;

/** Rules whose answer a change of colours can change. */
export const colourRules = ["color-contrast", "link-in-text-block"];

/** What axe finds on a page, a line for each rule that is broken. `rules` limits it; without it, every rule is asked. */
export async function axeFindings(page: Page, rules?: string[]): Promise<string[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  // The pages have no frames: without them, axe needs no second page to put its answers together.
  const options: RunOptions = { resultTypes: ["violations"] };
  if (rules) options.runOnly = { type: "rule", values: rules };
  const { violations } = isThere
    ? await page.evaluate((asked) => window.axe.run(document, asked), options)
    : await new AxeBuilder({ page }).setLegacyMode(true).options(options).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

declare global {
  interface Window {
    axe: { run(context: Document, options: RunOptions): Promise<Results> };
  }
}
