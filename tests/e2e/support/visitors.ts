import type { Editor } from "@tiptap/core";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  chromium,
  type Page,
} from "playwright-core";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { until } from "../../support/until.ts";

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about: breaches of the Content-Security-Policy, failed scripts. */
  complaints: string[];
}

/** Chromium, found or installed by `npm test`. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH || "/usr/bin/chromium",
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
      "--disable-gpu",
    ],
  });
}

/** A new person at a browser of their own. */
export async function visit(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL, locale: "pl-PL", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const complaints = complaintsOf(context);
  return { page, context, complaints };
}

/** What a window or a tab complains about, from now on. */
export function complaintsOf(source: BrowserContext | Page): string[] {
  const complaints: string[] = [];
  const onMessage = (message: ConsoleMessage) => {
    // A page that is not there, and a network that is away, are told as errors too.
    if (message.type() === "error" && !/Failed to load resource|WebSocket connection/.test(message.text())) {
      complaints.push(message.text());
    }
  };
  if ("newPage" in source) {
    source.on("console", onMessage);
    source.on("weberror", (error) => complaints.push(error.error().message));
  } else {
    source.on("console", onMessage);
    source.on("pageerror", (error) => complaints.push(error.message));
  }
  return complaints;
}

export async function signInByForm(page: Page, account: string, redirectTo = "/"): Promise<void> {
  await page.goto(`/sign-in?redirectTo=${encodeURIComponent(redirectTo)}`);
  await page.fill("#email", `${account}@demo.example`);
  await page.fill("#password", demoPassword);
  await Promise.all([page.waitForURL((url) => url.pathname === redirectTo), page.keyboard.press("Enter")]);
}

export const bodyOf = (page: Page) =>
  page.getByRole("textbox", { name: /Treść rekomendacji|Text of the recommendation/ });

/**
 * Presses a key that moves the caret, and waits until the editor has heard of it: the browser tells it a moment later, and until then Enter
 * and Backspace work at the place where the caret was.
 */
export async function moveCaret(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  const isHeard = () =>
    page.evaluate(() => {
      const view = (document.activeElement as (HTMLElement & { editor?: Editor }) | null)?.editor?.view;
      const chosen = window.getSelection();
      if (!view || !chosen?.anchorNode || !chosen.focusNode) return false;
      const { anchor, head } = view.state.selection;
      const isAnchorHeard = view.posAtDOM(chosen.anchorNode, chosen.anchorOffset) === anchor;
      return isAnchorHeard && view.posAtDOM(chosen.focusNode, chosen.focusOffset) === head;
    });
  await until(isHeard, `the editor has heard of ${key}`);
}

/** Waits until the status line says what `status` names: saved, saving, offline, readOnly … */
export const statusIs = (page: Page, status: string) => page.waitForSelector(`[data-status="${status}"]`);

/** The words of a text, without the labels of carets in it. */
export const wordsOf = (page: Page) =>
  page.evaluate(() => {
    const text = document.querySelector('[data-root="body"]')?.cloneNode(true) as HTMLElement | undefined;
    for (const caret of text?.querySelectorAll(".remote-caret") ?? []) caret.remove();
    return text?.textContent ?? "";
  });
