import { isEmpty } from "#app/drafting/document-json.ts";
import { type ExportedText, fullTitle, linesOf } from "./exported-text.ts";
import { bodyLook, PdfBlocks } from "./pdf-blocks.server.ts";
import type { Item, Look } from "./pdf-layout.server.ts";
import { contentWidth, type Fonts, PdfSheet, page } from "./pdf-sheet.server.ts";
import { roman, xmlSafe } from "./text-runs.ts";

const titleLook: Look = { size: 21, gap: 4, isSans: true, isBold: true };
const numberLook: Look = { size: 11, gap: 0, isSans: true, isBold: true };
const sectionLook: Look = { size: 15, gap: 20, isSans: true, isBold: true };
const dissentLook: Look = { size: 12, gap: 12, isSans: true, isBold: true };
const factLook: Look = { size: 10, gap: 2, isSans: true };
const noticeLook: Look = { size: 10.5, gap: 10, isSans: true, isBold: true };

/** A text as a tagged PDF with bookmarks, its language, and fonts of ours inside. */
export function pdfFile(text: ExportedText, fonts: Fonts): Promise<Uint8Array> {
  const { labels } = text;
  const sheet = new PdfSheet(fonts, { title: xmlSafe(fullTitle(text)), language: text.contentLang });
  const { root } = sheet;
  const outline = new Outline(sheet.doc.outline);
  const blocks = new PdfBlocks(sheet, (level, title) => outline.add(level, title));
  const flow: Item[] = [];
  const add = (items: Item[]) => flow.push(...items);
  const section = (title: string) => {
    const items = blocks.words(title, contentWidth, "H2", root, sectionLook);
    const [first] = items;
    const draw = (x: number, y: number) => {
      outline.add(1, title);
      first?.draw(x, y);
    };
    add(items.map((item, index) => ({ ...item, keepsNext: true, ...(index === 0 && { draw }) })));
  };

  add(blocks.words(text.number, contentWidth, "P", root, numberLook));
  add(blocks.words(text.title, contentWidth, "H1", root, titleLook));
  for (const notice of text.notices) add(boxed(sheet, blocks.words(notice, contentWidth - 20, "P", root, noticeLook)));
  for (const { label, value } of text.facts) add(blocks.words(`${label}: ${value}`, contentWidth, "P", root, factLook));
  if (text.summary) {
    section(labels.summary);
    add(
      isEmpty(text.summary)
        ? blocks.words(labels.emptySummary, contentWidth, "P", root, bodyLook)
        : blocks.of(text.summary.content ?? [], contentWidth, root),
    );
  }
  add(rule(sheet));
  add(blocks.of(text.body.content ?? [], contentWidth, root));
  const listed = (title: string, entries: readonly string[]) => {
    if (entries.length === 0) return;
    section(title);
    const list = sheet.open("L", root);
    for (const entry of entries) {
      add(blocks.words(entry, contentWidth, "LBody", sheet.open("LI", list), { ...factLook, size: 9 }));
    }
  };
  listed(
    labels.notes,
    blocks.notes.map((note, index) => `${index + 1}. ${note}`),
  );
  listed(
    labels.links,
    blocks.addresses.map((address, index) => `[${roman(index + 1)}] ${address}`),
  );
  if (text.dissents.length > 0) {
    section(labels.dissents);
    for (const { title, lines, text: words } of text.dissents) {
      const own = blocks.words(title, contentWidth, "H3", root, dissentLook);
      add(own.map((item) => ({ ...item, keepsNext: true })));
      for (const line of lines) add(blocks.words(line, contentWidth, "P", root, factLook));
      for (const line of linesOf(words)) add(blocks.words(line, contentWidth, "P", root, bodyLook));
    }
  }
  if (text.shares.length > 0) {
    section(labels.shares);
    for (const { label, value } of text.shares)
      add(blocks.words(`${label}: ${value}`, contentWidth, "P", root, factLook));
  }
  if (text.check.length > 0) {
    section(labels.check);
    for (const line of text.check) add(blocks.words(line, contentWidth, "P", root, { ...factLook, gap: 5 }));
  }
  place(sheet, flow);
  margins(sheet, text);
  return bytesOf(sheet.doc);
}

/** Puts items on pages one below the other. */
function place(sheet: PdfSheet, flow: readonly Item[]): void {
  const bottom = page.height - page.bottom;
  let y = page.top;
  for (const [index, item] of flow.entries()) {
    const isTop = y === page.top;
    const gap = isTop ? 0 : item.gap;
    let needed = gap + item.height;
    for (let next = index; flow[next]?.keepsNext && next - index < 6; next++) {
      const following = flow[next + 1];
      if (following) needed += following.gap + following.height;
    }
    const isTooTall = needed > bottom - page.top;
    if (!isTop && y + (isTooTall ? gap + item.height : needed) > bottom) {
      sheet.doc.addPage();
      y = page.top;
    } else y += gap;
    item.draw(page.left, y);
    y += item.height;
  }
}

function boxed(sheet: PdfSheet, items: Item[]): Item[] {
  return items.map((item, index) => ({
    ...item,
    height: item.height + (index === items.length - 1 ? 6 : 0),
    draw: (x, y) => {
      const top = index === 0 ? y - 4 : y;
      sheet.artifact((doc) => doc.rect(x, top, 3, item.height + y - top + 2).fill("#1a1a1a"));
      item.draw(x + 12, y);
    },
  }));
}

function rule(sheet: PdfSheet): Item[] {
  const draw = (x: number, y: number) =>
    sheet.artifact((doc) =>
      doc
        .moveTo(x, y)
        .lineTo(x + contentWidth, y)
        .lineWidth(0.6)
        .strokeColor("#767676")
        .stroke(),
    );
  return [{ height: 6, gap: 14, keepsNext: true, draw }];
}

/** The running line above and the page's number below, once it is known how many pages there are. */
function margins(sheet: PdfSheet, { labels }: ExportedText): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  const most = contentWidth;
  let running = xmlSafe(labels.running);
  while (sheet.measure(running, "sans", 8.5) > most && running.length > 1) running = `${running.slice(0, -2)}…`;
  for (let index = start; index < start + count; index++) {
    sheet.doc.switchToPage(index);
    sheet.margin(running, page.left, 48);
    const line = labels.page.replace("{page}", String(index + 1)).replace("{pages}", String(count));
    sheet.margin(line, page.left, page.height - 40);
  }
}

/** Bookmarks: a heading stands under the last one of a higher level. */
class Outline {
  readonly #open: { level: number; item: PDFKit.PDFOutline }[];

  constructor(root: PDFKit.PDFOutline) {
    this.#open = [{ level: 0, item: root }];
  }

  add(level: number, title: string): void {
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    const parent = this.#open.at(-1);
    if (parent) this.#open.push({ level, item: parent.item.addItem(title, { expanded: level < 3 }) });
  }
}

function bytesOf(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
    doc.end();
  });
}
