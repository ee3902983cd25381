import { Extension } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { NodeSelection, Plugin } from "@tiptap/pm/state";

interface FootnoteSignsOptions {
  /** What a screen reader says of a sign, with the words of its note. */
  describe: (words: string) => string;
  /** Opens the dialog for the note that is selected. Left out where one only reads. */
  onNote?: () => void;
}

/** Shows footnotes by their signs, whose numbers are counted by the style sheet. A click or Enter on one opens its words. */
export const FootnoteSigns = Extension.create<FootnoteSignsOptions>({
  name: "footnoteSigns",

  addOptions: () => ({ describe: (words) => words }),

  addKeyboardShortcuts() {
    const { onNote } = this.options;
    return {
      Enter: () => {
        if (!onNote || !isFootnote(this.editor.state.selection)) return false;
        onNote();
        return true;
      },
    };
  },

  addProseMirrorPlugins() {
    const { describe, onNote } = this.options;
    return [
      new Plugin({
        props: {
          nodeViews: {
            footnote: (node, view, positionOf) =>
              new FootnoteSign(node, describe, () => {
                const position = positionOf();
                if (!onNote || position === undefined) return;
                view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
                onNote();
              }),
          },
        },
      }),
    ];
  },
});

function isFootnote(selection: unknown): boolean {
  return selection instanceof NodeSelection && selection.node.type.name === "footnote";
}

/** The sign of a note in the text. */
class FootnoteSign {
  readonly dom = document.createElement("sup");
  readonly #describe: (words: string) => string;

  constructor(node: ProseMirrorNode, describe: (words: string) => string, onClick: () => void) {
    this.#describe = describe;
    this.dom.className = "note-sign editor-note-sign";
    this.dom.contentEditable = "false";
    this.dom.setAttribute("role", "img");
    this.dom.addEventListener("click", onClick);
    this.update(node);
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type.name !== "footnote") return false;
    this.dom.setAttribute("aria-label", this.#describe(node.textContent));
    this.dom.title = node.textContent;
    return true;
  }

  /** The editor would look for the place of a press by what is near it: a sign is smaller than a finger. */
  stopEvent({ type }: Event): boolean {
    return type === "mousedown" || type === "click";
  }

  ignoreMutation(): boolean {
    return true;
  }
}
