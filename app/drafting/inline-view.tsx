import type { ReactNode } from "react";
import type { JsonNode } from "./document-clean.ts";
import { documentMarks } from "./document-view.tsx";
import { numberOf } from "./footnotes.ts";

/** What stands in a paragraph of a clean document (cleanDocument), or a part of it (cutInline), with its marks. */
export function InlineView({ nodes }: { nodes: readonly JsonNode[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: text without identity, rendered once.
        <InlineNode key={index} node={node} />
      ))}
    </>
  );
}

function InlineNode({ node }: { node: JsonNode }) {
  if (node.type === "hardBreak") return <br />;
  if (node.type === "footnote") return <sup className="note-sign">[{numberOf(node)}]</sup>;
  let shown: ReactNode = node.text;
  for (const mark of node.marks ?? []) {
    const show = documentMarks[mark.type as keyof typeof documentMarks];
    if (show) shown = show({ mark, children: shown });
  }
  return <>{shown}</>;
}
