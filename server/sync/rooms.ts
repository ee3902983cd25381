import type { StoredText } from "#app/drafting/load-document.server.ts";
import { limits } from "./limits.ts";
import { Room } from "./room.ts";
import type { RoomWorld } from "./room-world.ts";

/** The documents in memory. Each is loaded once, however many ask at the same time, and dropped when nobody has needed it for a while. */
export class Rooms {
  private readonly world: RoomWorld;
  private readonly load: (documentId: string) => Promise<StoredText>;
  private readonly rooms = new Map<string, Promise<Room>>();
  private readonly loaded = new Map<string, Room>();
  private readonly idleTimers = new Map<string, NodeJS.Timeout>();
  private readonly idleMs: number;

  constructor(world: RoomWorld, load: (documentId: string) => Promise<StoredText>, idleMs: number = limits.idleRoomMs) {
    this.world = world;
    this.load = load;
    this.idleMs = idleMs;
  }

  /** The room of a document. A load that fails leaves nothing behind: the next one who asks tries again. @throws when the database fails */
  open(documentId: string): Promise<Room> {
    const present = this.rooms.get(documentId);
    if (present) return present;
    const opening = this.load(documentId).then((stored) => {
      if (stored.isSnapshotBroken) {
        this.world.figures.snapshotBroken();
        this.world.log.error({ documentId }, "the snapshot is broken; the text was read from the journal");
      }
      const room = new Room(documentId, stored, this.world, () => this.dropLater(documentId));
      this.loaded.set(documentId, room);
      this.dropLater(documentId);
      return room;
    });
    this.rooms.set(documentId, opening);
    opening.catch(() => this.rooms.delete(documentId));
    return opening;
  }

  /** Somebody else has written into a document. Where it is being loaded at this moment, what is loaded may lack it. */
  catchUp(documentId: string): void {
    this.rooms.get(documentId)?.then(
      (room) => room.catchUp(),
      // Whoever asks for it next loads it anew.
      () => {},
    );
  }

  all(): Room[] {
    return [...this.loaded.values()];
  }

  /** To be called now and then, with performance.now(): texts that nobody has written into for a while take less memory. */
  rest(now: number): void {
    for (const room of this.loaded.values()) room.rest(now);
  }

  private dropLater(documentId: string, ms = this.idleMs): void {
    clearTimeout(this.idleTimers.get(documentId));
    const timer = setTimeout(() => this.drop(documentId), ms);
    timer.unref();
    this.idleTimers.set(documentId, timer);
  }

  /** One step without waiting: between the question and the removal nobody can join. What was received is on disk already. */
  private drop(documentId: string): void {
    this.idleTimers.delete(documentId);
    const room = this.loaded.get(documentId);
    if (!room?.isIdle) return;
    if (!room.readyToDrop()) {
      this.dropLater(documentId, Math.min(this.idleMs, limits.snapshotWaitMs));
      return;
    }
    this.rooms.delete(documentId);
    this.loaded.delete(documentId);
    room.destroy();
  }
}
