import { type JsonNode, levelOf } from "#app/drafting/document-clean.ts";
import { escapeXml, isHeaderRow, linkGroups, needsNote, roman, runsOf, spansOf, type TextRun } from "./text-runs.ts";

/** Turns blocks into OpenDocument, and gathers the styles that they need. */
export class OdtBlocks {
  readonly #marks = new Set<string>();
  readonly #notes = { footnote: 0, endnote: 0 };
  #tables = 0;

  of(nodes: readonly JsonNode[], style = "Standard"): string {
    return nodes.map((node) => this.#block(node, style)).join("");
  }

  /** The styles of text with marks; those of paragraphs and lists are always there. */
  styles(): string {
    const properties: Record<string, string> = {
      b: 'fo:font-weight="bold"',
      i: 'fo:font-style="italic"',
      s: 'style:text-line-through-style="solid" style:text-line-through-type="single"',
    };
    return [...this.#marks]
      .map((marks) => {
        const written = [...marks].map((mark) => properties[mark]).join(" ");
        return `<style:style style:name="M_${marks}" style:family="text"><style:text-properties ${written}/></style:style>`;
      })
      .join("");
  }

  #block(node: JsonNode, style: string): string {
    const children = node.content ?? [];
    switch (node.type) {
      case "paragraph": {
        const level = levelOf(node.attrs?.level);
        const inside = this.#inline(runsOf(node));
        // The title is the heading of the first level.
        return level
          ? `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level + 1}">${inside}</text:h>`
          : `<text:p text:style-name="${style}">${inside}</text:p>`;
      }
      case "bulletList":
        return `<text:list text:style-name="Bullets">${this.#items(children, style)}</text:list>`;
      case "orderedList": {
        const { start = 1 } = (node.attrs ?? {}) as { start?: number };
        return `<text:list text:style-name="Numbers">${this.#items(children, style, start)}</text:list>`;
      }
      case "blockquote":
        return this.of(children, "Quotations");
      case "table":
        return this.#table(node);
      default:
        return this.of(children, style);
    }
  }

  #items(items: readonly JsonNode[], style: string, start = 1): string {
    return items
      .map((item, index) => {
        const begin = index === 0 && start !== 1 ? ` text:start-value="${start}"` : "";
        return `<text:list-item${begin}>${this.of(item.content ?? [], style)}</text:list-item>`;
      })
      .join("");
  }

  #inline(runs: readonly TextRun[]): string {
    return linkGroups(runs)
      .map(({ href, runs: linked }) => {
        const words = linked.map((run) => this.#run(run)).join("");
        if (href === null) return words;
        const link = `<text:a xlink:type="simple" xlink:href="${escapeXml(href)}">${words}</text:a>`;
        return needsNote(href, linked) ? link + this.#note("endnote", href) : link;
      })
      .join("");
  }

  /** The text's own notes stand under their pages, addresses of links at the end, so that either are counted by themselves. */
  #note(kind: "footnote" | "endnote", words: string): string {
    const number = ++this.#notes[kind];
    return [
      `<text:note text:id="${kind}${number}" text:note-class="${kind}">`,
      `<text:note-citation>${kind === "footnote" ? number : roman(number)}</text:note-citation>`,
      `<text:note-body><text:p text:style-name="Footnote"><text:s/>${whiteSpace(escapeXml(words))}</text:p></text:note-body></text:note>`,
    ].join("");
  }

  #run(run: TextRun): string {
    if ("isBreak" in run) return "<text:line-break/>";
    if ("note" in run) return this.#note("footnote", run.note);
    const marks = `${run.bold ? "b" : ""}${run.italic ? "i" : ""}${run.strike ? "s" : ""}`;
    const words = whiteSpace(escapeXml(run.text));
    if (marks === "") return words;
    this.#marks.add(marks);
    return `<text:span text:style-name="M_${marks}">${words}</text:span>`;
  }

  #table(node: JsonNode): string {
    const rows = node.content ?? [];
    const width = Math.max(
      1,
      ...rows.map((row) => (row.content ?? []).reduce((sum, cell) => sum + spansOf(cell).colspan, 0)),
    );
    this.#tables += 1;
    const written = tableRows(rows).map(
      (row) => `<table:table-row>${row.map((cell) => this.#cell(cell)).join("")}</table:table-row>`,
    );
    const hasHead = rows.length > 1 && isHeaderRow(rows[0]);
    return [
      `<table:table table:name="Table${this.#tables}" table:style-name="Table">`,
      `<table:table-column table:number-columns-repeated="${width}"/>`,
      hasHead ? `<table:table-header-rows>${written[0]}</table:table-header-rows>` : "",
      ...(hasHead ? written.slice(1) : written),
      '</table:table><text:p text:style-name="Part"/>',
    ].join("");
  }

  #cell(cell: JsonNode | null): string {
    if (!cell) return "<table:covered-table-cell/>";
    const { colspan, rowspan } = spansOf(cell);
    const spans = `${colspan > 1 ? ` table:number-columns-spanned="${colspan}"` : ""}${rowspan > 1 ? ` table:number-rows-spanned="${rowspan}"` : ""}`;
    const style = cell.type === "tableHeader" ? "Table_20_Heading" : "Table_20_Contents";
    return `<table:table-cell table:style-name="Cell" office:value-type="string"${spans}>${this.of(cell.content ?? [], style)}</table:table-cell>`;
  }
}

/** Rows with a place for each column: null where a wider or taller cell stands already. */
export function tableRows(rows: readonly JsonNode[]): (JsonNode | null)[][] {
  const covered: number[] = [];
  return rows.map((row) => {
    const cells: (JsonNode | null)[] = [];
    const fill = () => {
      while ((covered[cells.length] ?? 0) > 0) {
        covered[cells.length] = (covered[cells.length] ?? 0) - 1;
        cells.push(null);
      }
    };
    for (const cell of row.content ?? []) {
      fill();
      const { colspan, rowspan } = spansOf(cell);
      for (let column = 0; column < colspan; column++) {
        covered[cells.length] = rowspan - 1;
        cells.push(column === 0 ? cell : null);
      }
    }
    fill();
    return cells;
  });
}

/** White space after white space is a tag: XML would lose it. */
function whiteSpace(escaped: string): string {
  return escaped
    .replaceAll("\t", "<text:tab/>")
    .replace(/[\r\n]+/g, " ")
    .replace(/^ | {2,}| $/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
}
