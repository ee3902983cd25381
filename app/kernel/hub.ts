/** What happened, told to the connected people of this process after the commit. */
export type DomainEvent =
  | { type: "access-changed" }
  /** A use case has written into a text: whoever has it open is behind by a journal row. */
  | { type: "text-written"; documentId: string }
  /** A mail was put into the outbox. */
  | { type: "mail-queued" }
  /** Somebody has voted, takes no part or is present, or the vote has ended. */
  | { type: "vote"; voteId: string }
  | {
      type: "recommendation";
      kind: "created" | "changed";
      /** Slugs of the lead forum and of the forums that joined. */
      forums: string[];
      isPublic: boolean;
      recommendation: { id: string; number: string; title: string; status: string; documentId: string };
    };

export interface Hub {
  publish(event: DomainEvent): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: (event: DomainEvent) => void): () => void;
}

export function createHub(): Hub {
  const listeners = new Set<(event: DomainEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
