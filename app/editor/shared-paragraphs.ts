import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

interface Binding {
  doc: Y.Doc;
  _prosemirrorChanged(document: unknown): void;
}

/**
 * Gives every paragraph its text when it is made, while it is still empty, so that two people who begin to write in it write in the same
 * Y.XmlText. y-tiptap adds one with the first letter: each of the two would add their own, and merging them loses and doubles letters.
 * (The server's templates do the same: document-json.ts.)
 */
export const SharedParagraphs = Extension.create({
  name: "sharedParagraphs",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        view(view) {
          const binding: Binding | undefined = ySyncPluginKey.getState(view.state)?.binding;
          if (binding) fillNewParagraphs(binding);
          return {};
        },
      }),
    ];
  },
});

function fillNewParagraphs(binding: Binding): void {
  const write = binding._prosemirrorChanged.bind(binding);
  // In the transaction that makes the paragraph: nobody ever sees it without its text.
  binding._prosemirrorChanged = (document) =>
    binding.doc.transact((transaction) => {
      write(document);
      const isNew = ({ id }: Y.Item) => id.clock >= (transaction.beforeState.get(id.client) ?? 0);
      for (const type of [...transaction.changed.keys()]) if (type instanceof Y.XmlFragment) fill(type, isNew);
    }, ySyncPluginKey);
}

function fill(parent: Y.XmlFragment, isNew: (item: Y.Item) => boolean): void {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement) || !child._item || !isNew(child._item)) continue;
    if (child.nodeName === "paragraph" && child.length === 0) child.insert(0, [new Y.XmlText()]);
    else fill(child, isNew);
  }
}
