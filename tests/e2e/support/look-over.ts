import type { Page } from "playwright-core";

/**
 * Texts of a page in `en-XA` that did not come from the catalogue: what stands outside brackets, is in no other language by `lang`, and is
 * neither a number, a date, an address, a key nor one of `content` (names of people and the like).
 */
export function untranslated(page: Page, content: string[]): Promise<string[]> {
  return page.evaluate((names) => {
    const isOther = (element: Element) =>
      element.closest("[lang]")?.getAttribute("lang") !== document.documentElement.lang ||
      element.closest("time, code, kbd, script, style, [translate=no]") !== null;
    const rest = (text: string) => {
      let outside = "";
      let depth = 0;
      for (const letter of text) {
        if (letter === "[") depth++;
        else if (letter === "]") depth--;
        else if (depth === 0) outside += letter;
      }
      for (const name of names) outside = outside.replaceAll(name, "");
      return outside.replace(/[A-Z]{2,6}-\d{4}-\d{2,}|\S+@\S+|https?:\S+/g, "");
    };
    /** Where scripts run, what a noscript holds is one text, tags and all. */
    const withoutOthers = (html: string) => {
      const inside = new DOMParser().parseFromString(html, "text/html").body;
      for (const element of inside.querySelectorAll("[lang]")) element.remove();
      return inside.textContent ?? "";
    };
    const found: string[] = [];
    const look = (text: string | null, where: string) => {
      if (text && /\p{L}{2}/u.test(rest(text))) found.push(`${where}: ${text.trim().slice(0, 80)}`);
    };
    // The title of a page that shows content is its heading, and the name of the site.
    const heading = document.querySelector("h1[lang]")?.textContent ?? "";
    look(document.title.replace(heading, ""), "title");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent || isOther(parent)) continue;
      const text = walker.currentNode.textContent ?? "";
      look(parent.tagName === "NOSCRIPT" ? withoutOthers(text) : text, parent.tagName.toLowerCase());
    }
    for (const name of ["aria-label", "title", "placeholder", "alt", "data-placeholder"]) {
      for (const element of document.querySelectorAll(`body [${name}]`)) {
        if (!isOther(element)) look(element.getAttribute(name), `${element.tagName.toLowerCase()}[${name}]`);
      }
    }
    return found;
  }, content);
}

/** What has no room: elements whose content is cut off, or that stand outside the window, unless what they are in can be scrolled. */
export function withoutRoom(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isHiddenOnPurpose = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width <= 1 || height <= 1 || getComputedStyle(element).visibility !== "visible";
    };
    const canBeScrolled = (element: Element): boolean =>
      element !== document.body &&
      element !== document.documentElement &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) ||
        (element.parentElement !== null && canBeScrolled(element.parentElement)));
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className.toString().slice(0, 60)} “${(element.textContent ?? "").trim().slice(0, 40)}”`;
    const found: string[] = [];
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest("svg, .sr-only, [class*=sr-only]") || isHiddenOnPurpose(element)) continue;
      if (element.matches("input, textarea, select")) continue;
      const { left, right } = element.getBoundingClientRect();
      if ((left < -1 || right > innerWidth + 1) && !canBeScrolled(element)) found.push(`outside: ${name(element)}`);
      const { overflowX, overflowY } = getComputedStyle(element);
      if (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut off: ${name(element)}`);
      if (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1)
        found.push(`cut off: ${name(element)}`);
    }
    const overflow = document.documentElement.scrollWidth - innerWidth;
    if (overflow > 0) found.push(`the page is ${overflow} px wider than the window`);
    return found.slice(0, 12);
  });
}
