import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, TextSelection } from "@tiptap/pm/state";
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";

/**
 * Keeps one's own caret where it stands in the words while others write in the same paragraph.
 *
 * y-tiptap (3.0.6 and later) takes any paragraph whose words have changed for one that was moved, looks it up by its attributes, which with
 * block ids always succeeds, and puts the caret at its old offset there. The position relative to the words, which y-tiptap has noted
 * too, is the right one.
 */
export const OwnCaret = Extension.create({
  name: "ownCaret",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction(transactions, _before, state) {
          const isRemote = transactions.some((one) => one.docChanged && one.getMeta(ySyncPluginKey)?.isChangeOrigin);
          const selection = isRemote ? notedSelection(state) : null;
          return selection && !selection.eq(state.selection) ? state.tr.setSelection(selection) : null;
        },
      }),
    ];
  },
});

function notedSelection(state: EditorState): TextSelection | null {
  const { doc, type, binding } = ySyncPluginKey.getState(state) ?? {};
  const noted = binding?.beforeTransactionSelection;
  if (noted?.type !== "text") return null;
  const [anchor, head] = [noted.anchor, noted.head].map((position) => {
    const found = position && relativePositionToAbsolutePosition(doc, type, position, binding.mapping);
    return typeof found === "number" && found <= state.doc.content.size ? state.doc.resolve(found) : null;
  });
  // A paragraph that is gone: y-tiptap's own answer stands.
  if (!anchor?.parent.isTextblock || !head?.parent.isTextblock) return null;
  const selection = TextSelection.between(anchor, head);
  return selection instanceof TextSelection ? selection : null;
}
