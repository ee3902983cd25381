import { type JsonNode, levelOf } from "#app/drafting/document-clean.ts";
import { isEmpty } from "#app/drafting/document-json.ts";
import { type ExportedText, linesOf, partMarks } from "./exported-text.ts";
import { htmlBlocks, type ShowNote } from "./html-file.ts";
import { markdownInline, markdownLine } from "./markdown-inline.ts";
import { runsOf, spansOf } from "./text-runs.ts";

/** A text as Markdown (CommonMark with the tables, footnotes and the strike-through of GitHub). What Markdown has no sign for is HTML in it. */
export function markdownFile(text: ExportedText): string {
  const { labels } = text;
  const notes: string[] = [];
  const show = (note: string) => `[^${notes.push(note)}]`;
  const blocks = (nodes: readonly JsonNode[]) => markdownBlocks(nodes, show);
  return `${[
    `# ${markdownLine(text.title)}`,
    ...text.notices.map((notice) => `**${markdownLine(notice)}**`),
    text.facts.map(({ label, value }) => `- ${markdownLine(label)}: ${markdownLine(value)}`).join("\n"),
    ...(text.summary ? summary(text, text.summary, blocks) : []),
    mark(partMarks.body),
    ...blocks(text.body.content ?? []),
    ...notes.map((note, index) => `[^${index + 1}]: ${markdownLine(note)}`),
    mark(partMarks.end),
    ...section(labels.dissents, text.dissents.map(dissent).join("\n\n")),
    ...section(
      labels.shares,
      text.shares.map(({ label, value }) => `- ${markdownLine(label)}: ${markdownLine(value)}`).join("\n"),
    ),
    ...section(labels.check, text.check.map(markdownLine).join("\n\n")),
  ]
    .filter(Boolean)
    .join("\n\n")}\n`;
}

type ShowBlocks = (nodes: readonly JsonNode[]) => string[];

function summary({ labels }: ExportedText, json: JsonNode, blocks: ShowBlocks): string[] {
  return [
    `## ${markdownLine(labels.summary)} ${mark(partMarks.summary)}`,
    ...(isEmpty(json) ? [mark(partMarks.none), markdownLine(labels.emptySummary)] : blocks(json.content ?? [])),
  ];
}

function dissent({ title, lines, text }: ExportedText["dissents"][number]): string {
  return [`### ${markdownLine(title)}`, ...[...lines, ...linesOf(text)].map(markdownLine)].join("\n\n");
}

function mark(id: string): string {
  return `<a id="${id}"></a>`;
}

function section(title: string, lines: string): string[] {
  return lines === "" ? [] : [`## ${markdownLine(title)}`, lines];
}

/** Each block by itself; between two stands an empty line. */
function markdownBlocks(nodes: readonly JsonNode[], show: ShowNote): string[] {
  const blocks: string[] = [];
  let before = "";
  for (const node of nodes) {
    const written = block(node, show);
    if (written === "") continue;
    // Two lists one after another would be read as one.
    if (/List$/.test(before) && before === node.type) blocks.push("<!-- -->");
    blocks.push(written);
    before = node.type;
  }
  return blocks;
}

function block(node: JsonNode, show: ShowNote): string {
  const inside = () => markdownBlocks(node.content ?? [], show).join("\n\n");
  switch (node.type) {
    case "paragraph": {
      const level = levelOf(node.attrs?.level);
      const line = markdownInline(runsOf(node), { isOneLine: level !== null, show });
      return level && line ? `${"#".repeat(level + 1)} ${line}` : line;
    }
    case "bulletList":
      return items(node, show, () => "- ");
    case "orderedList": {
      const { start = 1 } = (node.attrs ?? {}) as { start?: number };
      return items(node, show, (index) => `${start + index}. `);
    }
    case "blockquote":
      return indent(inside(), "> ", "> ");
    case "table":
      return isPlainTable(node) ? pipeTable(node, show) : htmlBlocks([node], show);
    default:
      return inside();
  }
}

function items(list: JsonNode, show: ShowNote, bullet: (index: number) => string): string {
  return (list.content ?? [])
    .map((item, index) => {
      const sign = bullet(index);
      return indent(markdownBlocks(item.content ?? [], show).join("\n\n") || "<br>", sign, " ".repeat(sign.length));
    })
    .join("\n");
}

function indent(text: string, first: string, others: string): string {
  return text
    .split("\n")
    .map((line, index) => `${index === 0 ? first : others}${line}`.trimEnd())
    .join("\n");
}

/** A first row of headings, then cells of one paragraph each, all rows alike: what a table in Markdown can be. */
function isPlainTable(table: JsonNode): boolean {
  const rows = table.content ?? [];
  const width = rows[0]?.content?.length ?? 0;
  const isPlainCell = (cell: JsonNode) => {
    const { colspan, rowspan } = spansOf(cell);
    const [only, more] = cell.content ?? [];
    return colspan === 1 && rowspan === 1 && !more && only?.type === "paragraph" && levelOf(only.attrs?.level) === null;
  };
  return rows.every(
    (row, index) =>
      row.content?.length === width &&
      row.content.every((cell) => isPlainCell(cell) && (cell.type === "tableHeader") === (index === 0)),
  );
}

function pipeTable(table: JsonNode, show: ShowNote): string {
  const lines = (table.content ?? []).map(
    (row) => `| ${(row.content ?? []).map((cell) => cellText(cell, show)).join(" | ")} |`,
  );
  const rule = `|${" --- |".repeat(table.content?.[0]?.content?.length ?? 1)}`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

function cellText(cell: JsonNode, show: ShowNote): string {
  const [paragraph] = cell.content ?? [];
  return paragraph ? markdownInline(runsOf(paragraph), { isOneLine: true, show }) : "";
}
