import { cleanDocument, type JsonNode } from "#app/drafting/document-clean.ts";
import { isEmpty, plainText } from "#app/drafting/document-json.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { type HtmlTree, htmlTree, topBlocks, wordsOf } from "./html-tree.ts";
import { placeNotes } from "./imported-notes.ts";
import type { ImportedText, Loss, UnreadableReason } from "./imported-text.ts";
import { tidyBlocks } from "./tidy-blocks.ts";

/**
 * HTML as a text of ours: only what the schema knows. `ownHeadingBase`: in a file that we made, how much higher the number of a heading's
 * tag is than its level.
 */
export function readHtml(
  html: string,
  { ownHeadingBase }: { ownHeadingBase: number },
): Result<ImportedText, UnreadableReason> {
  const tree = htmlTree(html);
  const losses = new Map<Loss, number>(tree.losses);
  const lose = (loss: Loss, count: number) => {
    if (count > 0) losses.set(loss, (losses.get(loss) ?? 0) + count);
  };
  const title = tree.title.marked || takeTitle(tree);
  lose("footnotes", placeNotes(tree));
  lose("deepHeadings", levelHeadings(tree, ownHeadingBase));
  const body = cleanDocument({ type: "doc", content: tidyBlocks(tree.parts.body.content ?? []) }, "body");
  const summary = cleanDocument({ type: "doc", content: tidyBlocks(tree.parts.summary.content ?? []) }, "summary");
  if (plainText(body).trim() === "" && isEmpty(summary)) return refuse("empty");
  return ok({ title, text: { body, summary }, losses: Object.fromEntries(losses) });
}

/** In a foreign file, the one heading of the first level, if the text begins with it; else what the page calls itself. */
function takeTitle({ parts: { body }, isOwn, title }: HtmlTree): string {
  const headings = headingsOf(body).filter(({ attrs }) => attrs?.level === 1);
  const [only] = headings;
  const first = firstBlock(body);
  if (isOwn || headings.length !== 1 || !only || first?.block !== only) return title.head;
  first.parent.content = first.parent.content?.filter((node) => node !== only);
  return wordsOf(only);
}

function firstBlock(parent: JsonNode): { parent: JsonNode; block: JsonNode } | null {
  for (const block of parent.content ?? []) {
    if (block.type === "part") {
      const found = firstBlock(block);
      if (found) return found;
    } else if (wordsOf(block) !== "") return { parent, block };
  }
  return null;
}

function headingsOf(node: JsonNode): JsonNode[] {
  return topBlocks(node).filter(({ attrs }) => attrs?.level !== undefined);
}

/** Brings the headings of a file to three levels, of which the highest that it uses is the first. @returns how many were deeper */
function levelHeadings({ parts, isOwn }: HtmlTree, ownBase: number): number {
  const headings = headingsOf(parts.body);
  const base = isOwn ? ownBase : Math.min(...headings.map(({ attrs }) => Number(attrs?.level))) - 1;
  let deeper = 0;
  for (const heading of headings) {
    const level = Math.max(1, Number(heading.attrs?.level) - base);
    if (level > 3) deeper += 1;
    heading.attrs = { level: Math.min(3, level) };
  }
  return deeper;
}
