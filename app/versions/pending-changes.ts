import * as Y from "yjs";
import type { YParent } from "./touched-types.ts";

/** What somebody has changed since it was last compared. */
export interface Changes {
  types: Set<YParent>;
  /** Which of the entries began it. */
  since: number;
  hour: number | undefined;
}

/** Who has changed what since it was last compared; nobody else's changes are waiting in the same type. */
export class PendingChanges {
  readonly #byType = new Map<YParent, number>();
  readonly #byAuthor = new Map<number, Changes>();

  /** An entry of an author has touched these types. */
  mark(
    touched: Iterable<YParent>,
    { author, hour, entry }: { author: number; hour: number | undefined; entry: number },
  ): void {
    const changes = this.#byAuthor.get(author) ?? { types: new Set<YParent>(), since: entry, hour };
    this.#byAuthor.set(author, changes);
    for (const type of touched) {
      changes.types.add(type);
      this.#byType.set(type, author);
    }
  }

  authors(): number[] {
    return [...this.#byAuthor.keys()];
  }

  of(author: number): Changes | undefined {
    return this.#byAuthor.get(author);
  }

  /** Hands an author's changes over to be compared; their types stay marked until `settled`. */
  take(author: number): Changes | undefined {
    const changes = this.#byAuthor.get(author);
    this.#byAuthor.delete(author);
    return changes;
  }

  settled(types: Iterable<YParent>): void {
    for (const type of types) this.#byType.delete(type);
  }

  authorOf(type: YParent): number | undefined {
    return this.#byType.get(type);
  }

  /** Who touched the type, or the nearest one around it that somebody touched. */
  creatorOf(type: YParent): number | undefined {
    for (let at: YParent | null = type; at; at = parentOf(at)) {
      const author = this.#byType.get(at);
      if (author !== undefined) return author;
    }
    return undefined;
  }
}

function parentOf(type: YParent): YParent | null {
  const parent = type._item?.parent;
  return parent instanceof Y.AbstractType ? parent : null;
}
