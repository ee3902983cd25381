import { z } from "zod";
import type { DraftAccess } from "#app/drafting/draft-access.server.ts";
import { sectorForOutsiders, seesEveryMark } from "#app/forums/sector-consent.ts";
import { limits } from "./limits.ts";
import { type AwarenessEntry, encodeAwareness, encodeAwarenessEntry } from "./protocol.ts";
import { SharedFrame } from "./shared-frame.ts";

const id = z.object({ client: z.number().int().min(0), clock: z.number().int().min(0) });

// A Y.RelativePosition as JSON.
const position = z.object({
  type: id.nullish(),
  tname: z.string().max(20).nullish(),
  item: id.nullish(),
  assoc: z.number().int().min(-1).max(1).optional(),
});

const clientState = z.object({
  cursor: z.object({ root: z.enum(["body", "summary"]), anchor: position, head: position }).nullish(),
});

interface Caret<Owner> {
  owner: Owner;
  clock: number;
  encoded: Uint8Array;
  /** The same for observers, without the mark of a sector that needs consent. */
  encodedForObservers: Uint8Array;
}

type Encoded = Pick<Caret<unknown>, "encoded" | "encodedForObservers">;

/**
 * Who has their caret where in one document. A socket speaks for one client id, its own, and only about its caret: name, sector and role
 * are the authenticated ones, whatever the client sends. Clocks are the server's, so that a client that comes back is seen at once.
 */
export class Carets<Owner extends { access: DraftAccess }> {
  private readonly now: () => number;
  private readonly carets = new Map<number, Caret<Owner>>();
  private readonly clientIds = new Map<Owner, number>();
  private readonly changed = new Set<number>();
  /** Frames by changed client id, of those who left. */
  private readonly gone = new Map<number, Encoded>();

  constructor(now: () => number) {
    this.now = now;
  }

  /**
   * Takes what a client says of itself. What the stock client repeats of others, and any id that is another person's, is left out.
   * A socket has the first id it names alone; it takes over an id of an older socket of its own session, which is about to close.
   * @returns whether there is something to tell
   */
  receive(owner: Owner, entries: readonly AwarenessEntry[]): boolean {
    const own = this.clientIds.get(owner);
    const entry =
      own === undefined ? entries.length === 1 && entries[0] : entries.find(({ clientId }) => clientId === own);
    if (!entry || entry.state.length > limits.awarenessBytes) return false;
    const holder = this.carets.get(entry.clientId)?.owner;
    if (holder && holder !== owner) {
      if (holder.access.actor.sessionId !== owner.access.actor.sessionId) return false;
      this.clientIds.delete(holder);
    }
    if (entry.state !== "null") this.put(owner, entry.clientId, entry.state);
    else if (holder) this.remove(owner, entry.clientId);
    else return false;
    return true;
  }

  /** Who is here under a client id. */
  ownerOf(clientId: number): Owner | undefined {
    return this.carets.get(clientId)?.owner;
  }

  /** Says again who a socket is, without a caret, after their rights changed. @returns whether there is something to tell */
  refresh(owner: Owner): boolean {
    const own = this.clientIds.get(owner);
    if (own === undefined) return false;
    this.put(owner, own, "{}");
    return true;
  }

  /** Forgets a socket that has closed. @returns whether there is something to tell */
  leave(owner: Owner): boolean {
    const own = this.clientIds.get(owner);
    if (own === undefined) return false;
    this.remove(owner, own);
    return true;
  }

  /** All carets but the asker's, as one frame. */
  everyone(except: Owner): Uint8Array {
    const others = [...this.carets.values()].filter((caret) => caret.owner !== except);
    return encodeAwareness(others.map((caret) => shownTo(except, caret)));
  }

  /**
   * What changed since the last call, as a function from recipient to frame: nobody is told about themselves, since their own, newer
   * state would be overwritten. Recipients without a change of their own share a frame. Null when nothing changed.
   */
  takeChanges(): ((recipient: Owner) => SharedFrame | null) | null {
    if (this.changed.size === 0) return null;
    const entries = [...this.changed].flatMap((clientId) => {
      const caret = this.carets.get(clientId);
      const encoded = caret ?? this.gone.get(clientId);
      return encoded ? [{ owner: caret?.owner, encoded }] : [];
    });
    this.changed.clear();
    this.gone.clear();
    const owners = new Set(entries.map((entry) => entry.owner));
    const encode = (some: typeof entries, recipient: Owner) =>
      new SharedFrame([encodeAwareness(some.map((entry) => shownTo(recipient, entry.encoded)))]);
    const shared = new Map<boolean, SharedFrame>();
    return (recipient) => {
      if (owners.has(recipient)) {
        const others = entries.filter((entry) => entry.owner !== recipient);
        return others.length > 0 ? encode(others, recipient) : null;
      }
      const kind = seesEveryMark(recipient.access.role);
      const frame = shared.get(kind) ?? encode(entries, recipient);
      shared.set(kind, frame);
      return frame;
    };
  }

  private put(owner: Owner, clientId: number, state: string): void {
    const { actor, sector, role, mode } = owner.access;
    const cursor = mode !== "write" ? null : (parseState(state)?.cursor ?? null);
    const clock = this.nextClock(clientId);
    const stateWith = (shown: typeof sector) => {
      const user = { id: actor.accountId, name: actor.name, sector: shown, role };
      return encodeAwarenessEntry({ clientId, clock, state: JSON.stringify({ user, cursor }) });
    };
    const encoded = stateWith(sector);
    const outsiders = sectorForOutsiders(sector);
    const encodedForObservers = outsiders === sector ? encoded : stateWith(outsiders);
    this.clientIds.set(owner, clientId);
    this.carets.set(clientId, { owner, clock, encoded, encodedForObservers });
    this.changed.add(clientId);
  }

  private remove(owner: Owner, clientId: number): void {
    const clock = this.nextClock(clientId);
    this.clientIds.delete(owner);
    this.carets.delete(clientId);
    const encoded = encodeAwarenessEntry({ clientId, clock, state: "null" });
    this.gone.set(clientId, { encoded, encodedForObservers: encoded });
    this.changed.add(clientId);
  }

  /** Beyond any clock seen before, also before a restart: milliseconds. */
  private nextClock(clientId: number): number {
    return Math.max(this.now(), (this.carets.get(clientId)?.clock ?? 0) + 1);
  }
}

function shownTo(recipient: { access: DraftAccess }, { encoded, encodedForObservers }: Encoded): Uint8Array {
  return seesEveryMark(recipient.access.role) ? encoded : encodedForObservers;
}

function parseState(json: string): z.infer<typeof clientState> | null {
  try {
    return clientState.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
