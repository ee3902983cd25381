import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { DocumentRoot } from "#app/drafting/document-clean.ts";
import { type Person, personOf } from "./people.ts";

export interface RemoteCaretsOptions {
  awareness: Awareness;
  root: DocumentRoot;
  /** The one-letter mark of a sector. */
  sectorLetter: (sector: string) => string;
}

/** A caret's label disappears when the person has not moved for so long, in milliseconds. */
const quietAfter = 3_000;

/**
 * Shows where the others are in this text, and tells them where one is oneself.
 *
 * Elements: `.remote-caret` with `.remote-caret-label`, and `.remote-selection`; all carry `data-sector`, from which the
 * style sheet takes colour and pattern. Hidden from screen readers, which hear who is here from the list of people.
 */
export const RemoteCarets = Extension.create<RemoteCaretsOptions>({
  name: "remoteCarets",
  addProseMirrorPlugins() {
    return [remoteCarets(this.options)];
  },
});

const key = new PluginKey<DecorationSet>("remoteCarets");

function remoteCarets(options: RemoteCaretsOptions): Plugin<DecorationSet> {
  const elements = new CaretElements(options.sectorLetter);
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, decorations, _before, state) {
        const isRemote = transaction.docChanged && transaction.getMeta(ySyncPluginKey) !== undefined;
        if (transaction.getMeta(key) || isRemote) return decorate(state, options, elements);
        return decorations.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => watch(view, options, elements),
  });
}

interface Cursor {
  anchor: number;
  head: number;
}

function decorate(state: EditorState, { awareness, root }: RemoteCaretsOptions, elements: CaretElements) {
  const decorations: Decoration[] = [];
  for (const [client, aware] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const person = personOf(aware);
    const cursor = person && cursorOf(state, aware.cursor, root);
    if (!cursor) continue;
    const attributes = { class: "remote-selection", "data-sector": person.sector };
    const from = Math.min(cursor.anchor, cursor.head);
    const to = Math.max(cursor.anchor, cursor.head);
    if (from < to) decorations.push(Decoration.inline(from, to, attributes));
    decorations.push(
      Decoration.widget(cursor.head, () => elements.of(client, person), {
        key: `${client} ${person.name} ${person.sector}`,
        side: 10,
        ignoreSelection: true,
      }),
    );
  }
  return DecorationSet.create(state.doc, decorations);
}

/** Where a remote cursor stands in this text; null when it is in the other one, or what it stood in is gone. */
function cursorOf(state: EditorState, cursor: unknown, root: DocumentRoot): Cursor | null {
  const { doc, type, binding } = ySyncPluginKey.getState(state) ?? {};
  const remote = cursor as { root?: unknown; anchor?: unknown; head?: unknown } | null | undefined;
  if (!binding || binding.mapping.size === 0 || remote?.root !== root) return null;
  const [anchor, head] = [remote.anchor, remote.head].map((position) => {
    try {
      const relative = Y.createRelativePositionFromJSON(position);
      return relativePositionToAbsolutePosition(doc, type, relative, binding.mapping);
    } catch {
      // Another client may send anything as a position.
      return null;
    }
  });
  if (typeof anchor !== "number" || typeof head !== "number") return null;
  const end = Math.max(state.doc.content.size - 1, 0);
  return { anchor: Math.min(anchor, end), head: Math.min(head, end) };
}

/** One element for each client, kept while the person moves, so that their label need not be built for every letter. */
class CaretElements {
  readonly #elements = new Map<
    number,
    { element: HTMLElement; person: Person; timer?: ReturnType<typeof setTimeout> }
  >();
  readonly #sectorLetter: (sector: string) => string;

  constructor(sectorLetter: (sector: string) => string) {
    this.#sectorLetter = sectorLetter;
  }

  of(client: number, person: Person): HTMLElement {
    const known = this.#elements.get(client);
    if (known?.person.name === person.name && known.person.sector === person.sector) return known.element;
    const element = document.createElement("span");
    element.className = "remote-caret";
    element.dataset.sector = person.sector;
    element.setAttribute("aria-hidden", "true");
    const label = element.appendChild(document.createElement("span"));
    label.className = "remote-caret-label";
    label.translate = false;
    label.textContent = person.sector ? `${person.name} · ${this.#sectorLetter(person.sector)}` : person.name;
    this.#elements.set(client, { element, person });
    return element;
  }

  /** Shows the labels of those who have moved, until they are quiet. */
  wake(clients: number[]): void {
    for (const client of clients) {
      const known = this.#elements.get(client);
      if (!known) continue;
      known.element.removeAttribute("data-quiet");
      clearTimeout(known.timer);
      known.timer = setTimeout(() => known.element.setAttribute("data-quiet", ""), quietAfter);
    }
  }

  forget(clients: Iterable<number>): void {
    for (const client of clients) {
      clearTimeout(this.#elements.get(client)?.timer);
      this.#elements.delete(client);
    }
  }

  forgetAll(): void {
    this.forget([...this.#elements.keys()]);
  }
}

interface AwarenessChange {
  added: number[];
  updated: number[];
  removed: number[];
}

function watch(view: EditorView, { awareness, root }: RemoteCaretsOptions, elements: CaretElements) {
  let drawFrame = 0;
  let publishFrame = 0;
  const moved = new Set<number>();

  function onAwareness({ added, updated, removed }: AwarenessChange): void {
    elements.forget(removed);
    for (const client of [...added, ...updated]) moved.add(client);
    moved.delete(awareness.clientID);
    if (moved.size + removed.length === 0) return;
    drawFrame ||= requestAnimationFrame(draw);
  }

  function draw(): void {
    drawFrame = 0;
    view.dispatch(view.state.tr.setMeta(key, true).setMeta("addToHistory", false));
    elements.wake([...moved]);
    moved.clear();
  }

  function publish(): void {
    publishFrame = 0;
    const { type, binding } = ySyncPluginKey.getState(view.state) ?? {};
    if (!view.hasFocus() || !view.editable || !binding) return;
    const [anchor, head] = [view.state.selection.anchor, view.state.selection.head].map((position) =>
      Y.relativePositionToJSON(absolutePositionToRelativePosition(position, type, binding.mapping)),
    );
    const cursor = { root, anchor, head };
    if (JSON.stringify(awareness.getLocalState()?.cursor) !== JSON.stringify(cursor))
      awareness.setLocalState({ cursor });
  }

  function publishSoon(): void {
    publishFrame ||= requestAnimationFrame(publish);
  }

  awareness.on("change", onAwareness);
  view.dom.addEventListener("focus", publishSoon);
  // Those who were here first.
  onAwareness({ added: [...awareness.getStates().keys()], updated: [], removed: [] });

  return {
    update: publishSoon,
    destroy() {
      awareness.off("change", onAwareness);
      view.dom.removeEventListener("focus", publishSoon);
      cancelAnimationFrame(drawFrame);
      cancelAnimationFrame(publishFrame);
      elements.forgetAll();
    },
  };
}
