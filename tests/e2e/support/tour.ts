import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { languageCookieName } from "#app/i18n/language-cookie.ts";
import type { TestApplication } from "../../support/application.ts";
import { signInAs } from "../../support/people.ts";
import type { Visit } from "./pages.ts";
import { complaintsOf } from "./visitors.ts";

/** `language` is what was chosen with the switch; the browser's own is `locale`. */
type WindowOptions = BrowserContextOptions & { language?: string };

export interface Tour {
  /** Opens a page in a tab of its own, hands it to `look`, and closes it. */
  open(visit: Visit, options: WindowOptions, look: (page: Page, complaints: string[]) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** A new window, with nothing kept from before, of a demo account that is signed in; `null` is nobody. */
export async function openWindow(
  browser: Browser,
  application: TestApplication,
  who: string | null,
  { language, ...options }: WindowOptions,
): Promise<BrowserContext> {
  const window = await browser.newContext({ baseURL: application.url, reducedMotion: "reduce", ...options });
  if (language) await window.addCookies([{ name: languageCookieName, value: language, url: application.url }]);
  if (who) {
    const { cookie } = await signInAs(application, who);
    const at = cookie.indexOf("=");
    await window.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: application.url }]);
  }
  return window;
}

/** Goes to a page of the list and waits until it has become what it will be. */
export async function goTo(page: Page, application: TestApplication, { path, ready }: Visit): Promise<void> {
  await page.goto(typeof path === "string" ? path : await path(application));
  if (ready) await page.waitForSelector(ready);
}

/** A tab, and what it has complained of since the last visit began. */
interface Tab {
  page: Page;
  complaints: string[];
}

/** A person's window, and its tabs that nobody looks at now. */
interface TouredWindow {
  window: Promise<BrowserContext>;
  free: Tab[];
}

/**
 * Visits many pages; each person has one window for each set of options. Tabs are used again: a new one costs a process, and what it has
 * compiled.
 */
export function startTour(browser: Browser, application: TestApplication): Tour {
  const windows = new Map<string, TouredWindow>();
  return {
    async open(visit, options, look) {
      const key = JSON.stringify([visit.who, options]);
      const toured = windows.get(key) ?? { window: openWindow(browser, application, visit.who, options), free: [] };
      windows.set(key, toured);
      const tab = toured.free.pop() ?? (await openTab(await toured.window));
      tab.complaints.length = 0;
      if (options.viewport) await tab.page.setViewportSize(options.viewport);
      await tab.page.emulateMedia({ colorScheme: null, forcedColors: null });
      await goTo(tab.page, application, visit);
      await look(tab.page, tab.complaints);
      // One whose visit failed is not used again.
      toured.free.push(tab);
    },
    async close() {
      for (const { window } of windows.values()) await (await window).close();
    },
  };
}

async function openTab(window: BrowserContext): Promise<Tab> {
  const page = await window.newPage();
  return { page, complaints: complaintsOf(page) };
}
