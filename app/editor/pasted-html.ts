/**
 * Prepares HTML from the clipboard for the schema. Two things are said there in style attributes, which the
 * Content-Security-Policy makes unreadable for ProseMirror: bold, italic and struck text (Google Docs and LibreOffice), and
 * lists (Word, whose list items are paragraphs with a bullet in a hidden span). Both become elements; the style
 * attributes go, and with them whatever else the schema has no use for.
 */
export function cleanPastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(disarm(html), "text/html");
  for (const element of page.querySelectorAll("style, script, meta, link, title, xml, img, svg, iframe, object")) {
    element.remove();
  }
  // Word's own elements, such as <o:p>.
  for (const element of page.querySelectorAll("*")) {
    if (element.tagName.includes(":")) element.replaceWith(...element.childNodes);
  }
  for (const sign of page.querySelectorAll("a[name][href^='#']")) placeNote(page, sign);
  for (const element of page.querySelectorAll<HTMLElement>("[data-style]")) markUp(page, element);
  buildLists(page);
  for (const element of page.querySelectorAll("[data-style]")) element.removeAttribute("data-style");
  return page.body.innerHTML;
}

/** Takes out style elements and renames style attributes and handlers, so that parsing breaches no policy. */
function disarm(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag.replace(/([\s"'])style\s*=/gi, "$1data-style=").replace(/([\s"'])on[a-z]+\s*=/gi, "$1data-handler="),
    );
}

function styleOf(element: Element, property: string): string {
  const match = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(
    element.getAttribute("data-style") ?? "",
  );
  return match?.[1]?.trim().toLowerCase() ?? "";
}

function markUp(page: Document, element: HTMLElement): void {
  const weight = styleOf(element, "font-weight");
  const tag = element.tagName.toLowerCase();
  // Google Docs wraps the whole clipboard into <b style="font-weight:normal">.
  if ((tag === "b" || tag === "strong") && (weight === "normal" || Number(weight) < 600) && weight !== "") {
    element.replaceWith(...element.childNodes);
    return;
  }
  if (tag !== "span") return;
  if (weight === "bold" || weight === "bolder" || Number(weight) >= 600) wrapContent(page, element, "strong");
  if (styleOf(element, "font-style") === "italic") wrapContent(page, element, "em");
  if (/line-through/.test(styleOf(element, "text-decoration(?:-line)?"))) wrapContent(page, element, "s");
}

/** In Word and LibreOffice a footnote's sign and its words, at the end, lead to each other. */
function placeNote(page: Document, sign: Element): void {
  const back = page.getElementsByName(sign.getAttribute("href")?.slice(1) ?? "")[0];
  if (!sign.isConnected || !back || back.getAttribute("href") !== `#${sign.getAttribute("name")}`) return;
  const words = back.closest("[id^=ftn], [id^=edn], [id^=sdfootnote], [id^=sdendnote]") ?? back.closest("p");
  back.remove();
  if (!words || words.contains(sign)) return;
  const note = page.createElement("sup");
  note.setAttribute("data-footnote", "");
  note.textContent = words.textContent?.replace(/\s+/g, " ").trim() ?? "";
  sign.replaceWith(note);
  words.remove();
}

function wrapContent(page: Document, element: Element, tag: string): void {
  const wrapper = page.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

/** Turns runs of paragraphs that Word marks as items of a list into nested lists. */
function buildLists(page: Document): void {
  let open: { list: HTMLElement; level: number }[] = [];
  for (const paragraph of page.querySelectorAll<HTMLElement>("p, h1, h2, h3, h4, h5, h6")) {
    const level = listLevel(paragraph);
    if (level === null) continue;
    // Between the items of one list stands nothing.
    if (open[0]?.list.nextElementSibling !== paragraph) open = [];
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const tag = takeMarker(paragraph) ? "ol" : "ul";
    let current = open.at(-1);
    if (!current || current.level < level) {
      const list = page.createElement(tag);
      const parentItem = current?.list.lastElementChild;
      if (parentItem) parentItem.append(list);
      else paragraph.before(list);
      current = { list, level };
      open.push(current);
    }
    const item = page.createElement("li");
    item.append(paragraph);
    current.list.append(item);
  }
}

/** 1 for the outermost list; null for a paragraph that is no item. */
function listLevel(paragraph: HTMLElement): number | null {
  const match = /\blevel(\d+)/i.exec(styleOf(paragraph, "mso-list"));
  return match ? Number(match[1]) : null;
}

/** Removes the bullet or number that stands in the text; true when it counts ("1.", "a)", "iv."). */
function takeMarker(paragraph: HTMLElement): boolean {
  const spans = [...paragraph.querySelectorAll("span")];
  const markers = spans.filter((span) => styleOf(span, "mso-list") === "ignore");
  const text = markers.map((marker) => marker.textContent).join("");
  for (const marker of markers) marker.remove();
  return /^\s*(\d+|[a-z]{1,4})[.)]/i.test(text);
}
