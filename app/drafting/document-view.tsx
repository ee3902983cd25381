import { renderJSONContentToReactElement } from "@tiptap/static-renderer/json/react";
import { Children, createElement, type ReactNode, useMemo } from "react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { cleanDocument, type JsonMark, type JsonNode, levelOf } from "./document-clean.ts";
import { linksIn } from "./document-link.ts";
import { numberedFootnotes, numberOf } from "./footnotes.ts";
import { inlineText } from "./inline-text.ts";
import "./document.css";

export interface NodeProps {
  node: JsonNode;
  parent?: JsonNode;
  children?: ReactNode;
}

export interface MarkProps {
  mark: JsonMark;
  children?: ReactNode;
}

/** The `id` of a heading in the page, from the id of its block. Prefixed, so that no block takes an id of the page's own. */
export function headingAnchor(blockId: string): string {
  return `tekst-${blockId}`;
}

const noteAnchor = (number: number) => `przypis-${number}`;
const noteSignAnchor = (number: number) => `do-przypisu-${number}`;

/**
 * A document as HTML, its footnotes at the end, on the server and in the browser. Takes JSON from anywhere: what the schema does not know is
 * reduced to its text first. Writes no style attributes and no ids other than `headingAnchor`s and those of footnotes.
 */
export function DocumentView({ json, lang }: { json: JsonNode; lang?: string }) {
  const { doc, notes } = useMemo(() => numberedFootnotes(cleanDocument(json, "body")), [json]);
  return (
    <div className="document-text" lang={lang}>
      {renderDocument({ content: doc })}
      <Footnotes notes={notes} />
    </div>
  );
}

/**
 * The footnotes of a document with their numbers (numberedFootnotes), each with a way back to its place. `show`: how the words of one look;
 * `below`: what stands under them.
 */
export function Footnotes({
  notes,
  show = NoteText,
  below,
}: {
  notes: readonly JsonNode[];
  show?: (note: JsonNode) => ReactNode;
  below?: (note: JsonNode) => ReactNode;
}) {
  const { t, i18n } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <section className="document-notes" aria-label={t("editor.document.notes")}>
      <h2 lang={i18n.language}>{t("editor.document.notes")}</h2>
      <ol>
        {notes.map((note) => (
          <li key={numberOf(note)} id={noteAnchor(numberOf(note))}>
            {show(note)}{" "}
            <a
              href={`#${noteSignAnchor(numberOf(note))}`}
              className="no-print"
              lang={i18n.language}
              aria-label={t("editor.document.noteBack", { number: numberOf(note) })}
            >
              ↩
            </a>
            {below?.(note)}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The words of a note, of which the addresses are links. */
function NoteText(note: JsonNode): ReactNode {
  const text = inlineText(note);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { text: words, href, index } of linksIn(text)) {
    parts.push(
      text.slice(at, index),
      <a key={index} href={href} rel="noopener noreferrer">
        {words}
      </a>,
    );
    at = index + words.length;
  }
  return [...parts, text.slice(at)];
}

function NoteSign({ node }: NodeProps) {
  const { t, i18n } = useTranslation();
  const number = numberOf(node);
  return (
    <sup className="note-sign" lang={i18n.language}>
      <a
        id={noteSignAnchor(number)}
        href={`#${noteAnchor(number)}`}
        role="doc-noteref"
        aria-label={t("editor.document.noteSign", { number })}
      >
        {number}
      </a>
    </sup>
  );
}

const headingTags = { 1: "h2", 2: "h3", 3: "h4" } as const;

export function Paragraph({ node, children }: NodeProps) {
  const level = levelOf(node.attrs?.level);
  // An empty paragraph keeps its line, as in the editor.
  const content = node.content ? children : <br />;
  if (!level) return <p>{content}</p>;
  const id = typeof node.attrs?.id === "string" ? headingAnchor(node.attrs.id) : undefined;
  return createElement(headingTags[level], { id, "data-level": level }, content);
}

function OrderedList({ node, children }: NodeProps) {
  const start = node.attrs?.start;
  return <ol start={typeof start === "number" && start !== 1 ? start : undefined}>{children}</ol>;
}

function Table({ node, children }: NodeProps) {
  const { t } = useTranslation();
  const rows = Children.toArray(children);
  const hasHead = rows.length > 1 && isHeaderRow(node.content?.[0]);
  return (
    // A wide table scrolls in itself; to scroll it by keyboard it has to take the focus.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className="document-table" aria-label={t("editor.document.table")} tabIndex={0}>
      <table>
        {hasHead ? <thead>{rows[0]}</thead> : null}
        <tbody>{hasHead ? rows.slice(1) : rows}</tbody>
      </table>
    </section>
  );
}

function isHeaderRow(row: JsonNode | undefined): boolean {
  return row?.content?.every((cell) => cell.type === "tableHeader") ?? false;
}

function HeaderCell({ node, parent, children }: NodeProps) {
  return (
    <th scope={isHeaderRow(parent) ? "col" : "row"} {...spans(node)}>
      {children}
    </th>
  );
}

function spans(node: JsonNode): { colSpan?: number; rowSpan?: number } {
  const { colspan, rowspan } = node.attrs as { colspan: number; rowspan: number };
  return { ...(colspan > 1 && { colSpan: colspan }), ...(rowspan > 1 && { rowSpan: rowspan }) };
}

/** How each node of the schema is shown. */
export const documentNodes = {
  doc: ({ children }: NodeProps) => <>{children}</>,
  text: ({ node }: NodeProps) => <>{node.text}</>,
  hardBreak: () => <br />,
  footnote: NoteSign,
  paragraph: Paragraph,
  bulletList: ({ children }: NodeProps) => <ul>{children}</ul>,
  orderedList: OrderedList,
  listItem: ({ children }: NodeProps) => <li>{children}</li>,
  blockquote: ({ children }: NodeProps) => <blockquote>{children}</blockquote>,
  table: Table,
  tableRow: ({ children }: NodeProps) => <tr>{children}</tr>,
  tableHeader: HeaderCell,
  tableCell: ({ node, children }: NodeProps) => <td {...spans(node)}>{children}</td>,
};

/** How each mark is shown; the first of a text's marks is the innermost. */
export const documentMarks = {
  bold: ({ children }: MarkProps) => <strong>{children}</strong>,
  italic: ({ children }: MarkProps) => <em>{children}</em>,
  strike: ({ children }: MarkProps) => <s>{children}</s>,
  link: ({ mark, children }: MarkProps) => (
    <a href={String(mark.attrs?.href)} rel="noopener noreferrer">
      {children}
    </a>
  ),
};

const renderDocument = renderJSONContentToReactElement<JsonMark, JsonNode>({
  nodeMapping: documentNodes,
  markMapping: documentMarks,
});
