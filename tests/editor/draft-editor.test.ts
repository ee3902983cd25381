import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Editor } from "@tiptap/core";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { outline, plainText, readDocument } from "#app/drafting/document-json.ts";
import { axeFindings } from "../e2e/support/axe.ts";
import { moveCaret } from "../e2e/support/visitors.ts";
import { buildEditorPages, type EditorDocument, type EditorPages } from "./editor-page.ts";

const executablePath = process.env.CHROME_PATH ?? "";

describe.skipIf(!executablePath)("the editor in a browser", () => {
  let pages: EditorPages;
  let document: EditorDocument;

  beforeAll(async () => {
    pages = await buildEditorPages(executablePath);
  });
  afterAll(() => pages?.stop());
  beforeEach(async () => {
    document = await pages.startDocument("Tekst");
  });
  afterEach(() => document.stop());

  function body(page: Page): Locator {
    return page.getByRole("textbox", { name: "Treść rekomendacji" });
  }

  function bodyFocused(page: Page): Promise<void> {
    return vi.waitFor(() =>
      expect(body(page).evaluate((element) => element === window.document.activeElement)).resolves.toBe(true),
    );
  }

  function status(page: Page, text: string): Promise<void> {
    return page.locator("[data-status]", { hasText: text }).waitFor();
  }

  function stored(): string {
    return plainText(readDocument(document.sync.doc).body);
  }

  /** What the editor takes for selected: it hears of it a moment after the key. */
  function selection(page: Page): Promise<{ anchor: number; isEmpty: boolean }> {
    return body(page).evaluate((element) => {
      const { anchor, empty } = (element as HTMLElement & { editor: Editor }).editor.state.selection;
      return { anchor, isEmpty: empty };
    });
  }

  async function write(page: Page, keys: string): Promise<void> {
    await body(page).click();
    await moveCaret(page, "Control+End");
    await page.keyboard.type(keys);
  }

  function button(page: Page, name: string): Locator {
    return page.getByRole("toolbar").getByRole("button", { name, exact: true });
  }

  async function paste(page: Page, html: string): Promise<void> {
    await body(page).evaluate((element, content) => {
      const data = new DataTransfer();
      data.setData("text/html", content);
      data.setData("text/plain", "x");
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, html);
  }

  test("is small, breaks no Content-Security-Policy, and leaves the text as it found it", async () => {
    const files = await readdir(join(pages.outDir, "assets"));
    const scripts = files.filter((name) => name.startsWith("draft-editor") && name.endsWith(".js"));
    const sizes = await Promise.all(scripts.map((name) => readFile(join(pages.outDir, "assets", name))));
    expect(sizes.reduce((sum, content) => sum + gzipSync(content).length, 0)).toBeLessThan(300_000);

    const before = document.sync.doc.store.clients.size;
    const { page, errors } = await document.visit();
    await status(page, "Zapisano");
    await body(page).click();
    await page.keyboard.press("Alt+F10");
    await button(page, "Kursywa").hover();
    await button(page, "Pogrubienie").hover();
    await page.getByRole("tooltip").filter({ hasText: "Pogrubienie" }).waitFor();
    // Whoever points at a tooltip keeps it.
    await page.getByRole("tooltip").filter({ hasText: "Pogrubienie" }).hover();
    await page.waitForFunction(() => window.document.querySelector('[role="tooltip"]:hover') !== null);
    await page.mouse.move(600, 700);
    await page.getByRole("tooltip").filter({ hasText: "Pogrubienie" }).waitFor({ state: "detached" });
    expect(errors).toEqual([]);
    expect(document.sync.doc.store.clients.size).toBe(before);
    expect(await page.locator("[style]").evaluateAll((all) => all.length)).toBeLessThan(20);
  });

  test("has no faults that axe finds, in light and dark, on a phone and with a dialog open", async () => {
    const { page } = await document.visit();
    await status(page, "Zapisano");
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => window.document.documentElement.scrollWidth)).toBe(360);
    await body(page).click();
    await page.keyboard.press("Control+/");
    await page.getByRole("dialog", { name: "Skróty klawiszowe" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  test("lets two people write at once, shows each where the other is, and undoes one's own changes only", async () => {
    const anna = await document.visit({ id: "u1", name: "Anna Nowak", sector: "ngo" });
    const jan = await document.visit({ id: "u2", name: "Jan Kowalski", sector: "cityGovernment" });
    await status(anna.page, "Zapisano");
    await status(jan.page, "Zapisano");
    await write(anna.page, " od Anny");
    await body(jan.page).getByText("Tekst od Anny").waitFor();
    await write(jan.page, " i od Jana");
    await body(anna.page).getByText("Tekst od Anny i od Jana").waitFor();
    await status(jan.page, "Zapisano");
    expect(stored()).toBe("Tekst od Anny i od Jana");

    const caret = anna.page.locator(".remote-caret[data-sector=cityGovernment]");
    await caret.waitFor();
    expect(await caret.textContent()).toBe("Jan Kowalski · M");
    await vi.waitFor(async () => expect(await caret.getAttribute("data-quiet")).toBe(""), { timeout: 8_000 });
    await jan.page.keyboard.press("Shift+Home");
    await anna.page.locator(".remote-selection[data-sector=cityGovernment]").first().waitFor();
    expect(await caret.getAttribute("data-quiet")).toBeNull();
    await anna.page.getByRole("listitem").filter({ hasText: "Jan Kowalski" }).waitFor();

    await button(anna.page, "Cofnij moją zmianę").click();
    await vi.waitFor(() => expect(stored()).toBe("Tekst i od Jana"));
    await anna.page.keyboard.press("Control+y");
    await vi.waitFor(() => expect(stored()).toContain(" od Anny"));
    await jan.page.close();
    await caret.waitFor({ state: "detached" });
    expect([...anna.errors, ...jan.errors]).toEqual([]);
  });

  test("says politely who came and who left, and can be told not to", async () => {
    const anna = await document.visit();
    await status(anna.page, "Zapisano");
    const news = anna.page.getByRole("status").filter({ hasText: "Jan Kowalski" });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const jan = await document.visit({ id: "u2", name: "Jan Kowalski" });
    await news.waitFor();
    expect(await news.textContent()).toBe("W tekście: Jan Kowalski.");
    await jan.page.close();
    await anna.page.getByRole("status").filter({ hasText: "Już poza tekstem: Jan Kowalski." }).waitFor();
    await anna.page.getByRole("checkbox", { name: /Czytnik ekranu/ }).uncheck();
    await anna.page.reload();
    await status(anna.page, "Zapisano");
    expect(await anna.page.getByRole("checkbox", { name: /Czytnik ekranu/ }).isChecked()).toBe(false);
  });

  describe("by keyboard", () => {
    test("leads to the toolbar, through it, and back to the text", async () => {
      const { page } = await document.visit();
      await status(page, "Zapisano");
      await body(page).click();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Alt+F10");
      const focused = () => page.evaluate(() => window.document.activeElement?.getAttribute("aria-label"));
      expect(await focused()).toBe("Zwykły tekst");
      await page.keyboard.press("ArrowRight");
      expect(await focused()).toBe("Nagłówek 1");
      const tooltip = page.getByRole("tooltip");
      await vi.waitFor(async () => expect(await tooltip.allTextContents()).toEqual(["Nagłówek 1Ctrl+Alt+1"]));
      await page.keyboard.press("Escape");
      await tooltip.waitFor({ state: "detached" });
      expect(await focused(), "the first Escape sends the tooltip away only").toBe("Nagłówek 1");
      await page.keyboard.press("Escape");
      await bodyFocused(page);
      await page.keyboard.press("Alt+F10");
      expect(await button(page, "Nagłówek 2").getAttribute("aria-pressed")).toBe("false");
      await button(page, "Nagłówek 2").focus();
      await page.keyboard.press("Enter");
      await body(page).locator("h3").waitFor();
      await bodyFocused(page);
      expect(await button(page, "Nagłówek 2").getAttribute("aria-pressed")).toBe("true");
    });

    test("the toolbar is one stop for Tab, in which the arrow keys, Home and End go round in the direction of reading", async () => {
      const { page } = await document.visit();
      await status(page, "Zapisano");
      await write(page, " dalej");
      const focused = () => page.evaluate(() => window.document.activeElement?.getAttribute("aria-label"));
      const stops = () => page.getByRole("toolbar").locator('button[tabindex="0"]').count();
      await page.keyboard.press("Alt+F10");
      expect(await focused()).toBe("Cofnij moją zmianę");
      await page.keyboard.press("ArrowLeft");
      expect(await focused()).toBe("Skróty klawiszowe");
      await page.keyboard.press("Home");
      // What is disabled is passed over.
      await page.keyboard.press("ArrowRight");
      expect(await focused()).toBe("Zwykły tekst");
      await page.keyboard.press("End");
      expect(await focused()).toBe("Skróty klawiszowe");
      expect(await stops()).toBe(1);
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => window.document.activeElement?.closest('[role="toolbar"]'))).toBeNull();
      await page.keyboard.press("Shift+Tab");
      expect(await focused(), "where one was").toBe("Skróty klawiszowe");
      await page.evaluate(() => window.document.documentElement.setAttribute("dir", "rtl"));
      await page.keyboard.press("ArrowRight");
      // The text that had the focus in between is the summary: it has no tables.
      expect(await focused()).toBe("Lista numerowana");
      expect(await stops()).toBe(1);
    });

    test("a dialog keeps the focus, closes with Escape, and gives the focus back", async () => {
      const { page } = await document.visit();
      await status(page, "Zapisano");
      await body(page).click();
      await page.keyboard.press("Control+/");
      const dialog = page.getByRole("dialog", { name: "Skróty klawiszowe" });
      await dialog.waitFor();
      const isInside = () => dialog.evaluate((element) => element.contains(window.document.activeElement));
      expect(await page.evaluate(() => window.document.activeElement?.textContent)).toBe("Skróty klawiszowe");
      for (let press = 0; press < 4; press++) {
        await page.keyboard.press("Tab");
        // Past the last control the browser's own come, never the page's.
        const isOnPage = await page.evaluate(() => window.document.activeElement !== window.document.body);
        expect(!isOnPage || (await isInside())).toBe(true);
      }
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await bodyFocused(page);
      await page.keyboard.press("Control+k");
      await page.getByLabel("Adres strony lub e-mail").waitFor();
      expect(
        await page.getByLabel("Adres strony lub e-mail").evaluate((f) => f === window.document.activeElement),
      ).toBe(true);
      await page.mouse.click(5, 5);
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await bodyFocused(page);
    });

    test("Tab leaves the text, also from a list", async () => {
      const { page } = await document.visit();
      await status(page, "Zapisano");
      await write(page, "\n- raz\ndwa");
      await body(page).locator("li").nth(1).waitFor();
      await page.keyboard.press("Tab");
      expect(await body(page).evaluate((element) => element.contains(window.document.activeElement))).toBe(false);
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Control+]");
      await body(page).locator("li li").waitFor();
      await page.keyboard.press("Control+[");
      await body(page).locator("li li").waitFor({ state: "detached" });
    });

    test("Tab goes from cell to cell of a table, and leaves it after the last", async () => {
      const { page } = await document.visit();
      await status(page, "Zapisano");
      await write(page, "\n");
      await button(page, "Wstaw tabelę").click();
      await body(page).locator("th").nth(2).waitFor();
      await page.keyboard.type("Rok");
      await page.keyboard.press("Tab");
      await page.keyboard.type("Liczba");
      for (let i = 0; i < 7; i++) await page.keyboard.press("Tab");
      await page.keyboard.type("koniec");
      await page.keyboard.press("Tab");
      expect(await body(page).evaluate((element) => element.contains(window.document.activeElement))).toBe(false);
      expect(await body(page).locator("tr").count()).toBe(3);
      await body(page).getByText("koniec").click();
      await button(page, "Dodaj wiersz poniżej").click();
      await button(page, "Usuń kolumnę").click();
      await vi.waitFor(async () => {
        expect(await body(page).locator("tr").count()).toBe(4);
        expect(await body(page).locator("th").count()).toBe(2);
      });
      await vi.waitFor(() => expect(stored()).toBe("Tekst\nRok\nLiczba\n\n\n\n\n\n"));
      expect(await body(page).locator("[style]").count()).toBe(0);
    });

    test("headings come from shortcuts and from Markdown, and go with Backspace", async () => {
      const { page } = await document.visit();
      await status(page, "Zapisano");
      await write(page, "\n## Dane");
      await body(page).locator("h3", { hasText: "Dane" }).waitFor();
      await page.keyboard.press("Enter");
      await page.keyboard.type("zwykły");
      expect(await body(page).locator("p", { hasText: "zwykły" }).count()).toBe(1);
      await page.keyboard.press("Control+Alt+1");
      await body(page).locator("h2", { hasText: "zwykły" }).waitFor();
      await moveCaret(page, "Home");
      await page.keyboard.press("Backspace");
      await body(page).locator("p", { hasText: "zwykły" }).waitFor();
      await vi.waitFor(() => expect(stored()).toBe("Tekst\nDane\nzwykły"));
      const ids = readDocument(document.sync.doc).body.content?.map((block) => block.attrs?.id);
      expect(new Set(ids).size).toBe(3);
      expect(ids).not.toContain(null);
    });
  });

  test("the outline follows the text and leads into it", async () => {
    const { page } = await document.visit();
    await status(page, "Zapisano");
    await write(page, "\n# Diagnoza\nAkapit\n## Dane\nKoniec");
    const contents = page.getByRole("navigation", { name: "Spis treści" });
    await contents.getByRole("link", { name: "Dane" }).waitFor();
    await contents.getByRole("link", { name: "Diagnoza" }).click();
    await page.keyboard.type("Nowa ");
    await contents.getByRole("link", { name: "Nowa Diagnoza" }).waitFor();
  });

  test("a link is asked for, checked, set and removed", async () => {
    const { page } = await document.visit();
    await status(page, "Zapisano");
    await body(page).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog", { name: "Odnośnik" });
    await dialog.getByLabel("Adres strony lub e-mail").fill("javascript:alert(1)");
    await page.keyboard.press("Enter");
    await dialog.getByText("To nie wygląda na adres").waitFor();
    await dialog.getByLabel("Adres strony lub e-mail").fill("www.krakow.pl");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    const link = body(page).getByRole("link", { name: "Tekst" });
    await vi.waitFor(async () => expect(await link.getAttribute("href")).toBe("https://www.krakow.pl"));
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
    await bodyFocused(page);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+k");
    await dialog.getByRole("button", { name: "Usuń odnośnik" }).click();
    await link.waitFor({ state: "detached" });
  });

  test("a footnote is asked for, counted, listed, changed from its sign and by keyboard, and removed", async () => {
    const { page, errors } = await document.visit();
    await status(page, "Zapisano");
    const note = page.getByRole("dialog").getByLabel("Treść przypisu");
    const signs = body(page).getByRole("img");
    const save = async (words: string) => {
      await note.fill(words);
      await page.getByRole("button", { name: "Zapisz przypis" }).click();
      await note.waitFor({ state: "detached" });
      // The caret comes back with the next frame.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      await bodyFocused(page);
    };
    /** Within moments of the focus, the editor puts the caret back to where it was. */
    const goToStart = () =>
      vi.waitFor(async () => {
        await page.keyboard.press("Control+Home");
        expect(await selection(page)).toEqual({ anchor: 1, isEmpty: true });
      });
    await write(page, " dalej");
    await button(page, "Przypis").click();
    await page.getByRole("button", { name: "Zapisz przypis" }).click();
    await page.getByText("Wpisz treść przypisu.").waitFor();
    await save("Ustawa z 2013 r.\nart. 5");
    await vi.waitFor(() => expect(stored()).toBe("Tekst dalej\ufffc\nUstawa z 2013 r. art. 5"));
    expect(await signs.getAttribute("aria-label")).toBe("Przypis: Ustawa z 2013 r. art. 5");

    // Back in the text, behind the sign.
    await page.keyboard.type(" i koniec");
    await vi.waitFor(() => expect(stored()).toContain("dalej\ufffc i koniec"));
    await goToStart();
    await page.keyboard.press("Control+Alt+f");
    await save("Pierwszy");
    const list = page.getByRole("region", { name: "Przypisy" }).getByRole("listitem");
    await vi.waitFor(async () => expect(await list.count()).toBe(2));
    const numbers = await signs.evaluateAll((all) => all.map((sign) => getComputedStyle(sign, "::before").content));
    expect(numbers).toEqual(["counter(note)", "counter(note)"]);

    // By keyboard: the arrow selects the sign, Enter opens it.
    await goToStart();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await save("Pierwszy przypis");
    await vi.waitFor(() => expect(stored()).toContain("\nPierwszy przypis\n"));
    await signs.last().click();
    await page.getByRole("button", { name: "Usuń przypis" }).click();
    await vi.waitFor(() => expect(stored()).toBe("\ufffcTekst dalej i koniec\nPierwszy przypis"));
    await page.getByRole("button", { name: "Zmień przypis 1" }).click();
    expect(await note.inputValue()).toBe("Pierwszy przypis");
    expect(errors).toEqual([]);
  });

  test("an address pasted over words becomes their link, and addresses in pasted text become links", async () => {
    const { page, errors } = await document.visit();
    await status(page, "Zapisano");
    await body(page).click();
    await page.keyboard.press("Control+a");
    await page.evaluate(() => navigator.clipboard.writeText("https://www.krakow.pl/raport"));
    await page.keyboard.press("Control+v");
    await body(page).getByRole("link", { name: "Tekst" }).waitFor();
    await moveCaret(page, "Control+End");
    await page.keyboard.press("Enter");
    await page.evaluate(() =>
      navigator.clipboard.writeText("Zob. www.um.krakow.pl, biuro@um.krakow.pl i javascript:alert(1)."),
    );
    await page.keyboard.press("Control+v");
    await vi.waitFor(() => expect(stored()).toContain("alert(1)"));
    const hrefs = () =>
      body(page)
        .locator("a")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    await vi.waitFor(async () =>
      expect(await hrefs()).toEqual([
        "https://www.krakow.pl/raport",
        "https://www.um.krakow.pl",
        "mailto:biuro@um.krakow.pl",
      ]),
    );
    expect(errors).toEqual([]);
  });

  test("text pasted from Word keeps its headings, lists, table and links, and nothing else", async () => {
    const { page, errors } = await document.visit();
    await status(page, "Zapisano");
    await body(page).click();
    await page.keyboard.press("Control+a");
    await paste(page, await readFile(new URL("fixtures/word-clipboard.txt", import.meta.url), "utf8"));
    await body(page).locator("table").waitFor();
    await vi.waitFor(() => expect(stored()).toContain("zły odnośnik"));
    const { body: json } = readDocument(document.sync.doc);
    expect(outline(json).map(({ level, text }) => [level, text])).toEqual([
      [1, "Diagnoza"],
      [2, "Rekomendacja"],
    ]);
    expect(json.content?.map((node) => node.type)).toEqual([
      "paragraph",
      "paragraph",
      "bulletList",
      "paragraph",
      "orderedList",
      "table",
      "paragraph",
    ]);
    expect(plainText(json).replaceAll("\u00a0", " ")).toBe(
      [
        "Diagnoza",
        "W Krakowie brakuje punktu informacji w kilku językach, o czym mówi raport miasta.",
        "szkoły",
        "asystenci",
        "przychodnie",
        "Rekomendacja",
        "Powołać punkt.",
        "Zapewnić środki.",
        "Rok",
        "Liczba",
        "2013",
        "zły odnośnik",
      ].join("\n"),
    );
    expect(await body(page).locator("ul ul li").count()).toBe(1);
    expect(await body(page).locator("a").count()).toBe(1);
    expect(await body(page).locator("strong").first().textContent()).toBe("punktu informacji");
    expect(await body(page).locator("[style], img, script").count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test("text pasted from Google Docs keeps what was bold, italic and struck, and only that", async () => {
    const { page, errors } = await document.visit();
    await status(page, "Zapisano");
    await body(page).click();
    await page.keyboard.press("Control+a");
    await paste(
      page,
      `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr" style="line-height:1.38">
      <span style="font-size:16pt;font-weight:400">Dane</span></h2><p dir="ltr"><span style="font-weight:400">zwykły </span><span
      style="font-weight:700;font-style:normal">gruby</span><span style="font-style:italic"> pochyły</span><span
      style="text-decoration:line-through;"> skreślony</span></p><ul style="margin:0"><li dir="ltr"
      style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span>punkt</span></p></li></ul></b>`,
    );
    await vi.waitFor(() => expect(stored()).toContain("punkt"));
    const { body: json } = readDocument(document.sync.doc);
    const runs = json.content?.[1]?.content?.map(({ text, marks }) => [text, marks?.map(({ type }) => type)]);
    expect(runs).toEqual([
      ["zwykły ", undefined],
      ["gruby", ["bold"]],
      [" pochyły", ["italic"]],
      [" skreślony", ["strike"]],
    ]);
    expect(json.content?.map(({ type, attrs }) => [type, attrs?.level])).toEqual([
      ["paragraph", 2],
      ["paragraph", null],
      ["bulletList", undefined],
    ]);
    expect(errors).toEqual([]);
  });

  test("what is copied inside the editor is pasted as it was, with ids of its own", async () => {
    const { page } = await document.visit();
    await status(page, "Zapisano");
    await write(page, "\n## Dane\n- raz");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+c");
    await moveCaret(page, "Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+v");
    await vi.waitFor(() => expect(stored()).toBe("Tekst\nDane\nraz\nTekst\nDane\nraz"));
    const { body: json } = readDocument(document.sync.doc);
    expect(outline(json).map(({ level }) => level)).toEqual([2, 2]);
    const ids = json.content?.map(({ attrs }) => attrs?.id);
    expect(ids).not.toContain(null);
    expect(new Set(ids).size).toBe(ids?.length);
  });

  describe("when saving is not possible", () => {
    test("keeps on this device what is typed offline, and sends it after a reload", async () => {
      const { page, context } = await document.visit();
      await status(page, "Zapisano");
      document.sync.turnAway = 4503;
      document.sync.closeAll(4503);
      await status(page, "Bez połączenia – zmiany są na tym urządzeniu");
      await write(page, " offline");
      await body(page).getByText("Tekst offline").waitFor();
      await status(page, "Bez połączenia – zmiany są na tym urządzeniu");
      expect(stored()).toBe("Tekst");
      await page.reload();
      await body(page).getByText("Tekst offline").waitFor();
      await status(page, "Bez połączenia – zmiany są na tym urządzeniu");
      document.sync.turnAway = null;
      await status(page, "Zapisano");
      expect(stored()).toBe("Tekst offline");

      const databases = () =>
        page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).filter(Boolean));
      expect(await databases()).toEqual(["trojglos:u1:d1:1"]);
      await page.evaluate("prepareSignOut('u1')");
      await vi.waitFor(async () => expect(await databases()).toEqual([]));
      await context.close();
    });

    test("shows the last text, and after a while says why, when there is no connection at all", async () => {
      document.sync.turnAway = 4503;
      const { page } = await document.visit();
      await page.getByText("Tekst z serwera").first().waitFor();
      await page.getByText(/Nie udało się połączyć. Poniżej jest tekst z 3 maja 2026/).waitFor({ timeout: 15_000 });
      expect(await page.getByRole("textbox").count()).toBe(0);
    });

    test("on a freeze stops the editor, shows the text as it is, and gives back what was not accepted", async () => {
      const { page } = await document.visit();
      await status(page, "Zapisano");
      document.sync.answer = 2;
      // In one piece, as when it is pasted: the first refusal stops the editor.
      await body(page).click();
      await moveCaret(page, "Control+End");
      await page.keyboard.insertText(" za późno");
      await status(page, "Tekst zamrożony do głosowania");
      await page.getByText("Twoje ostatnie zmiany nie zostały przyjęte").waitFor();
      expect(await page.getByRole("textbox").count()).toBe(0);
      await page
        .locator(".document-text p", { hasText: /^Tekst$/ })
        .first()
        .waitFor();
      await page.getByRole("button", { name: "Pokaż moją wersję" }).click();
      const dialog = page.getByRole("dialog", { name: /Moja wersja/ });
      expect(await dialog.getByLabel("Treść rekomendacji").inputValue()).toBe("Tekst za późno");
      await dialog.getByRole("button", { name: "Kopiuj" }).click();
      await dialog.getByText("Skopiowano").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Tekst za późno");
      await dialog.getByRole("button", { name: "Zamknij" }).click();
      await page.getByRole("button", { name: "Usuń moją wersję" }).click();
      await page.getByRole("button", { name: "Usunąć na zawsze?" }).click();
      await page.getByText("Twoje ostatnie zmiany nie zostały przyjęte").waitFor({ state: "detached" });
    });
  });

  test("somebody who may only read sees the text change, and can write nothing", async () => {
    const writer = await document.visit({ id: "u2", name: "Jan Kowalski" });
    const reader = await document.visit({ mode: "readOnly" });
    await status(reader.page, "Tylko do odczytu");
    await status(writer.page, "Zapisano");
    await write(writer.page, " na żywo");
    await reader.page.getByText("Tekst na żywo").waitFor();
    expect(await reader.page.getByRole("textbox").count()).toBe(0);
    expect(await reader.page.getByRole("toolbar").count()).toBe(0);
  });
});
