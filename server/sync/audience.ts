import type { DraftAccess, DraftRefusal } from "#app/drafting/draft-access.server.ts";
import { Carets } from "./carets.ts";
import { Paced } from "./paced.ts";
import type { Participant } from "./participant.ts";
import type { AwarenessEntry } from "./protocol.ts";
import type { SharedFrame } from "./shared-frame.ts";
import { caretWindow } from "./windows.ts";

/** Everyone who has a document open: tells them what changes in the text, and with it, or by itself, how carets move. */
export class Audience {
  readonly connections = new Set<Participant>();
  private readonly carets: Carets<Participant>;
  private readonly caretPace = new Paced(
    () => caretWindow(this.connections.size),
    () => this.send(null),
  );

  /** @param now milliseconds since 1970, for the clocks of carets */
  constructor(now: () => number) {
    this.carets = new Carets(now);
  }

  join(connection: Participant): void {
    this.connections.add(connection);
  }

  leave(connection: Participant): void {
    this.connections.delete(connection);
    if (this.carets.leave(connection)) this.caretPace.request();
  }

  /** Account of whoever is here under a client id. */
  accountOf(clientId: number): string | undefined {
    return this.carets.ownerOf(clientId)?.access.actor.accountId;
  }

  /** All carets but the asker's, as one frame. */
  caretsFor(connection: Participant): Uint8Array {
    return this.carets.everyone(connection);
  }

  receiveCaret(connection: Participant, entries: readonly AwarenessEntry[]): void {
    if (this.carets.receive(connection, entries)) this.caretPace.request();
  }

  /** Takes over what a person may do now; who lost the right to write loses their caret. */
  applyAccess(connection: Participant, access: DraftAccess | DraftRefusal): void {
    if (connection.applyAccess(access) && this.carets.refresh(connection)) this.caretPace.request();
  }

  /** Sends a change of the text to all but its author, and with it how carets have moved since. */
  send(change: SharedFrame | null, author?: Participant): void {
    const caretsFor = this.carets.takeChanges();
    this.caretPace.done();
    const both = new Map<SharedFrame, SharedFrame>();
    for (const connection of this.connections) {
      if (!connection.isSubscribed) continue;
      const text = connection === author ? null : change;
      const carets = caretsFor?.(connection) ?? null;
      if (text && carets && !both.has(carets)) both.set(carets, text.and(carets));
      const frame = (text && carets && both.get(carets)) ?? text ?? carets;
      if (frame) connection.sendLive(frame);
    }
  }

  /** Stops what is planned. */
  end(): void {
    this.caretPace.cancel();
  }
}
