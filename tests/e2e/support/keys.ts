import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Presses Tab until the focus is on what has this name, as a person would; every stop on the way must be visible, and not be covered. */
export async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  for (let press = 0; press < 120; press++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return null;
      const labelledBy = element.getAttribute("aria-labelledby");
      const label =
        element.getAttribute("aria-label") ??
        (labelledBy
          ? document.getElementById(labelledBy)?.textContent
          : ((element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent));
      const box = element.getBoundingClientRect();
      // In the middle of what is in sight of it (WCAG 2.2, 2.4.11).
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const onTop = document.elementFromPoint(x, y);
      return {
        role: element.getAttribute("role") ?? element.tagName.toLowerCase(),
        label: label ?? "",
        isVisible: box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === "visible",
        coveredBy: !onTop || element.contains(onTop) || onTop.contains(element) ? null : onTop.outerHTML.slice(0, 120),
      };
    });
    if (!focused) continue;
    expect(focused.isVisible, `focus on something that cannot be seen: ${focused.role} ${focused.label}`).toBe(true);
    expect(focused.coveredBy, `${focused.role} ${focused.label} has the focus and is covered`).toBeNull();
    if (focused.role === role && name.test(focused.label)) return;
  }
  throw new Error(`Tab never reached ${role} ${name}`);
}

/** Chooses in a list that has the focus by typing the beginning of a choice. */
export async function choose(page: Page, beginning: string): Promise<void> {
  await page.keyboard.type(beginning);
  const chosen = () =>
    page.evaluate(() => (document.activeElement as HTMLSelectElement | null)?.selectedOptions?.[0]?.textContent ?? "");
  expect((await chosen()).toLowerCase()).toContain(beginning.toLowerCase());
}
