import { InputRule } from "@tiptap/core";
import { Paragraph } from "@tiptap/extension-paragraph";
import { levelOf } from "./document-clean.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    headingLevel: {
      /** Makes the paragraphs in the selection headings of that level, or plain text with null. */
      setHeadingLevel: (level: 1 | 2 | 3 | null) => ReturnType;
    };
  }
}

const tags = { 1: "h2", 2: "h3", 3: "h4" } as const;

/**
 * A paragraph that may be a heading. A heading is an attribute and not a node type of its own, because changing a
 * block's type in Yjs writes its text anew and drops what somebody else was typing into it.
 *
 * Level 1 renders as h2: the page's h1 is the title of the recommendation.
 */
export const LevelParagraph = Paragraph.extend({
  addAttributes() {
    return {
      level: {
        default: null,
        keepOnSplit: false,
        parseHTML: levelFromHtml,
        renderHTML: ({ level }) => (levelOf(level) ? { "data-level": String(level) } : {}),
      },
    };
  },

  parseHTML() {
    return ["p", "h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag }));
  },

  renderHTML({ node, HTMLAttributes }) {
    const level = levelOf(node.attrs.level);
    return [level ? tags[level] : "p", HTMLAttributes, 0];
  },

  addCommands() {
    return {
      ...this.parent?.(),
      setHeadingLevel:
        (level) =>
        ({ tr, dispatch }) => {
          const { from, to } = tr.selection;
          const positions: number[] = [];
          tr.doc.nodesBetween(from, to, (node, pos, parent) => {
            // Only top-level paragraphs become headings: a heading in a list or a table is nobody's chapter.
            if (node.type.name === this.name && (parent === tr.doc || level === null)) positions.push(pos);
          });
          if (positions.length === 0) return false;
          if (dispatch) for (const pos of positions) tr.setNodeAttribute(pos, "level", level);
          return true;
        },
    };
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-0": () => this.editor.commands.setHeadingLevel(null),
      "Mod-Alt-1": () => this.editor.commands.setHeadingLevel(1),
      "Mod-Alt-2": () => this.editor.commands.setHeadingLevel(2),
      "Mod-Alt-3": () => this.editor.commands.setHeadingLevel(3),
      Backspace: () => {
        const { empty, $from } = this.editor.state.selection;
        const isStartOfHeading = empty && $from.parentOffset === 0 && levelOf($from.parent.attrs.level) !== null;
        return isStartOfHeading && this.editor.commands.setHeadingLevel(null);
      },
    };
  },

  /** "# ", "## " and "### " at the start of a paragraph. */
  addInputRules() {
    return [
      new InputRule({
        find: /^(#{1,3})\s$/,
        handler: ({ state, range, match }) => {
          const $start = state.doc.resolve(range.from);
          if ($start.depth !== 1 || $start.parent.type !== this.type) return null;
          state.tr.delete(range.from, range.to).setNodeAttribute($start.before(), "level", match[1]?.length ?? null);
        },
      }),
    ];
  },
});

/** Our own headings carry their level; in foreign text h1 to h3 are levels 1 to 3 and deeper ones level 3. */
function levelFromHtml(element: HTMLElement): number | null {
  const own = levelOf(Number(element.getAttribute("data-level")));
  if (own) return own;
  const heading = /^h([1-6])$/i.exec(element.tagName);
  return heading ? Math.min(Number(heading[1]), 3) : null;
}
