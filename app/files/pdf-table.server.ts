import type { JsonNode } from "#app/drafting/document-clean.ts";
import { plainText } from "#app/drafting/document-json.ts";
import { tableRows } from "./odt-blocks.ts";
import type { Item, Layout, Look } from "./pdf-layout.server.ts";
import { contentHeight, type Structure } from "./pdf-sheet.server.ts";
import { isHeaderRow, spansOf } from "./text-runs.ts";

const padding = 4;
const cellLook: Look = { size: 9.5, gap: 3 };
const headLook: Look = { size: 9.5, gap: 3, isSans: true, isBold: true };

interface Cell {
  x: number;
  width: number;
  items: Item[];
  isHead: boolean;
  /** Nothing stands above it: the cell above reaches down here. */
  isCovered: boolean;
  /** It reaches down into the next row. */
  isContinued: boolean;
}

/** A table: each row stands on one page, unless it is taller than a page. */
export function pdfTable(blocks: Layout, table: JsonNode, width: number, parent: Structure): Item[] {
  const rows = table.content ?? [];
  const grid = tableRows(rows);
  const widths = columnWidths(grid, width);
  const element = blocks.sheet.open("Table", parent);
  return grid.flatMap((row, index) => {
    const tr = blocks.sheet.open("TR", element);
    const isHead = index === 0 && isHeaderRow(rows[0]);
    const cells = row.flatMap((cell, column): Cell[] => {
      const x = sum(widths.slice(0, column));
      // The rest of a wide cell; what is covered from above has a place of its own.
      const isContinued = isCoveredAt(grid[index + 1], column);
      if (!cell && isWideRest(row, column)) return [];
      if (!cell) return [{ x, width: widths[column] ?? 0, items: [], isHead: false, isCovered: true, isContinued }];
      const cellWidth = sum(widths.slice(column, column + spansOf(cell).colspan));
      return [{ ...layOut(blocks, cell, x, cellWidth, tr, isHead), isContinued }];
    });
    const slices = slicesOf(cells);
    return slices.map((slice, at) => ({
      height: slice.height,
      gap: index === 0 && at === 0 ? 9 : 0,
      keepsNext: isHead && at === slices.length - 1,
      draw: (x, y) => drawRow(blocks, slice, x, y),
    }));
  });
}

function layOut(
  blocks: Layout,
  cell: JsonNode,
  x: number,
  width: number,
  tr: Structure,
  isHeadRow: boolean,
): Omit<Cell, "isContinued"> {
  const isHead = cell.type === "tableHeader";
  const td = blocks.sheet.open(isHead ? "TH" : "TD", tr);
  (td as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data.A = attributesOf(
    cell,
    isHeadRow,
  );
  const items = blocks.of(cell.content ?? [], Math.max(20, width - 2 * padding), td, isHead ? headLook : cellLook);
  return { x, width, items, isHead, isCovered: false };
}

/** What a screen reader needs to say which heading a cell belongs to (ISO 32000-1, 14.8.5.7). */
function attributesOf(cell: JsonNode, isHeadRow: boolean) {
  const { colspan, rowspan } = spansOf(cell);
  return {
    O: "Table",
    ...(cell.type === "tableHeader" && { Scope: isHeadRow ? "Column" : "Row" }),
    ...(colspan > 1 && { ColSpan: colspan }),
    ...(rowspan > 1 && { RowSpan: rowspan }),
  };
}

function isCoveredAt(row: readonly (JsonNode | null)[] | undefined, column: number): boolean {
  return row?.[column] === null && !isWideRest(row, column);
}

function isWideRest(row: readonly (JsonNode | null)[], column: number): boolean {
  const start = row.findLastIndex((cell, index) => index < column && cell !== null);
  const cell = row[start];
  return cell !== undefined && cell !== null && start + spansOf(cell).colspan > column;
}

/** In proportion to how much stands in a column, within reason. */
function columnWidths(grid: readonly (JsonNode | null)[][], width: number): number[] {
  const columns = Math.max(1, ...grid.map((row) => row.length));
  const weights = Array.from({ length: columns }, () => 3);
  for (const row of grid) {
    for (const [column, cell] of row.entries()) {
      if (!cell || spansOf(cell).colspan > 1) continue;
      const text = plainText(cell);
      const longestWord = Math.max(0, ...text.split(/\s+/).map((word) => word.length));
      weights[column] = Math.max(weights[column] ?? 3, Math.min(16, Math.sqrt(text.length)), Math.min(16, longestWord));
    }
  }
  const whole = sum(weights);
  return weights.map((weight) => (weight / whole) * width);
}

interface Slice {
  height: number;
  cells: Cell[];
  isFirst: boolean;
}

function slicesOf(cells: readonly Cell[]): Slice[] {
  const most = contentHeight - 2 * padding;
  const rest = cells.map((cell) => ({ ...cell }));
  const slices: Slice[] = [];
  do {
    const taken = rest.map((cell) => {
      let height = 0;
      let count = 0;
      for (const [index, item] of cell.items.entries()) {
        const gap = index === 0 ? 0 : item.gap;
        if (count > 0 && height + gap + item.height > most) break;
        height += gap + item.height;
        count += 1;
      }
      const items = cell.items.slice(0, count);
      cell.items = cell.items.slice(count);
      return { height, cell: { ...cell, items } };
    });
    const height = Math.max(12, ...taken.map((one) => one.height)) + 2 * padding;
    slices.push({ height, cells: taken.map(({ cell }) => cell), isFirst: slices.length === 0 });
  } while (rest.some((cell) => cell.items.length > 0));
  return slices;
}

function drawRow({ sheet }: Layout, { height, cells, isFirst }: Slice, x: number, y: number): void {
  sheet.artifact((doc) => {
    for (const cell of cells) {
      const left = x + cell.x;
      if (cell.isHead) doc.rect(left, y, cell.width, height).fill("#eeeeee");
      doc.lineWidth(0.6).strokeColor("#767676");
      doc
        .moveTo(left, y)
        .lineTo(left, y + height)
        .stroke();
      doc
        .moveTo(left + cell.width, y)
        .lineTo(left + cell.width, y + height)
        .stroke();
      if (isFirst && !cell.isCovered)
        doc
          .moveTo(left, y)
          .lineTo(left + cell.width, y)
          .stroke();
      if (!cell.isContinued)
        doc
          .moveTo(left, y + height)
          .lineTo(left + cell.width, y + height)
          .stroke();
    }
  });
  for (const cell of cells) {
    let at = y + padding;
    for (const [index, item] of cell.items.entries()) {
      if (index > 0) at += item.gap;
      item.draw(x + cell.x + padding, at);
      at += item.height;
    }
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
