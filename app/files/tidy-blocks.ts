import type { JsonNode } from "#app/drafting/document-clean.ts";

const inline = new Set(["text", "hardBreak", "footnote"]);

/** Paragraphs without words go, and white space at their edges; nodes that stand only for a part of a file are replaced by what is in them. */
export function tidyBlocks(nodes: readonly JsonNode[]): JsonNode[] {
  const tidy: JsonNode[] = [];
  let loose: JsonNode[] = [];
  const flush = () => {
    const content = trimmed(loose);
    if (content.length > 0) tidy.push({ type: "paragraph", content });
    loose = [];
  };
  for (const node of nodes) {
    if (inline.has(node.type)) {
      loose.push(node);
      continue;
    }
    flush();
    if (node.type === "wayBack") continue;
    if (node.type === "part") {
      for (const one of tidyBlocks(node.content ?? [])) tidy.push(one);
    } else if (node.type === "paragraph") {
      const content = trimmed(node.content ?? []);
      if (content.some((one) => !inline.has(one.type))) tidy.push(...tidyBlocks(content));
      else if (content.length > 0) tidy.push({ ...node, content });
    } else tidy.push({ ...node, content: tidyBlocks(node.content ?? []) });
  }
  flush();
  return tidy;
}

/** Without white space and line breaks at the beginning and the end, and one space between words. */
function trimmed(nodes: readonly JsonNode[]): JsonNode[] {
  const kept: JsonNode[] = [];
  for (const node of nodes) {
    if (node.type === "wayBack") continue;
    if (node.type !== "text") {
      kept.push(node);
      continue;
    }
    const before = kept.at(-1);
    const isAfterSpace =
      !before || before.type === "hardBreak" || (before.type === "text" && /\s$/.test(before.text ?? ""));
    const text = isAfterSpace ? (node.text ?? "").replace(/^[ \t\r\n]+/, "") : (node.text ?? "");
    if (text !== "") kept.push({ ...node, text });
  }
  while (kept.length > 0) {
    const last = kept.at(-1);
    if (last?.type === "hardBreak") kept.pop();
    else if (last?.type === "text" && /[ \t\r\n]$/.test(last.text ?? "")) {
      const text = (last.text ?? "").replace(/[ \t\r\n]+$/, "");
      kept.pop();
      if (text !== "") kept.push({ ...last, text });
    } else break;
  }
  while (kept[0]?.type === "hardBreak") kept.shift();
  return kept;
}
