import { Mark, markPasteRule } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { hrefFromInput, isAllowedHref, linksIn } from "./document-link.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    link: {
      /** Makes the selection a link; refused for an address that is not allowed. */
      setLink: (attributes: { href: string }) => ReturnType;
      /** Makes the link at the selection plain text. */
      unsetLink: () => ReturnType;
    };
  }
}

/**
 * A link, of which only the address is stored: a target, class or rel would be whatever some client wrote. An address that is pasted over
 * a selection becomes its link, and addresses in pasted text become links.
 */
export const DocumentLink = Mark.create({
  name: "link",
  // Around the other marks.
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  exitable: true,

  addAttributes: () => ({ href: { default: null } }),

  parseHTML: () => [
    { tag: "a[href]", getAttrs: (element) => (isAllowedHref(element.getAttribute("href")) ? null : false) },
  ],

  renderHTML: ({ mark: { attrs } }) => [
    "a",
    { rel: "noopener noreferrer", href: isAllowedHref(attrs.href) ? attrs.href : "" },
    0,
  ],

  addCommands() {
    return {
      setLink:
        ({ href }) =>
        ({ commands }) =>
          isAllowedHref(href) && commands.setMark(this.name, { href }),
      unsetLink:
        () =>
        ({ commands }) =>
          commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
    };
  },

  addPasteRules() {
    return [
      markPasteRule({
        type: this.type,
        find: (text) => linksIn(text).map(({ text, href, index }) => ({ text, index, data: { href } })),
        getAttributes: ({ data }) => ({ href: data?.href }),
      }),
    ];
  },

  addProseMirrorPlugins() {
    const { editor, type } = this;
    return [
      new Plugin({
        props: {
          handlePaste({ state }, _event, { content }) {
            const text = content.textBetween(0, content.size, "\n");
            const href = state.selection.empty ? null : hrefFromInput(text);
            return href !== null && linksIn(text).length === 1 && editor.commands.setMark(type, { href });
          },
        },
      }),
    ];
  },
});
