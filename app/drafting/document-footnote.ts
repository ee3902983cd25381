import { Node } from "@tiptap/core";

/**
 * A footnote: its words are plain text inside a sign in the paragraph, so that whoever moves or copies the sentence takes its note along, and
 * two people may write in one note. To the editor the sign is one letter; the words are written in a dialog.
 */
export const DocumentFootnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  content: "text*",
  marks: "",
  parseHTML: () => [{ tag: "sup[data-footnote]" }],
  renderHTML: () => ["sup", { "data-footnote": "" }, 0],
});
