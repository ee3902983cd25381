import type { JsonNode } from "#app/drafting/document-clean.ts";
import type { HtmlTree } from "./html-tree.ts";

/**
 * Puts the footnotes of a file, their words as plain text, where their signs stand. The note that only repeats the address of the link
 * before it, as our own files have them, goes. In a summary, which has no notes, the words stand in brackets. @returns how many do
 */
export function placeNotes(tree: HtmlTree): number {
  let inBrackets = 0;
  const visit = (node: JsonNode, isSummary: boolean) => {
    let address = "";
    node.content = node.content?.flatMap((child): JsonNode[] => {
      const id = noteOf(child);
      if (!id) {
        address = addressOf(child);
        visit(child, isSummary);
        return [child];
      }
      const text = noteWords(tree.notes.get(id) ?? { type: "doc" });
      if (text === "" || text === address) return [];
      if (!isSummary) return [{ type: "footnote", content: [{ type: "text", text }] }];
      inBrackets += 1;
      return [{ type: "text", text: ` (${text})` }];
    });
  };
  visit(tree.parts.summary, true);
  visit(tree.parts.body, false);
  return inBrackets;
}

/** A note in one line; where a link leads follows its words. */
function noteWords(note: JsonNode): string {
  const words: string[] = [];
  const visit = (node: JsonNode) => {
    const address = addressOf(node);
    words.push(node.type === "text" ? (node.text ?? "") : " ");
    if (address !== "" && !address.includes(node.text?.trim() ?? "")) words.push(` (${address})`);
    node.content?.forEach(visit);
  };
  visit(note);
  return words.join("").replace(/\s+/g, " ").trim();
}

function addressOf(node: JsonNode): string {
  return String(node.marks?.find(({ type }) => type === "link")?.attrs?.href ?? "");
}

function noteOf(node: JsonNode): string | null {
  const note = node.marks?.find(({ type }) => type === "note")?.attrs?.note;
  return typeof note === "string" ? note : null;
}
