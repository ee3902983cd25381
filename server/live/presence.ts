// Whoever reloads a page leaves and comes back; a room hears of it once.
const quietMs = 100;

/** Who is in each room, a person once however many tabs they have. Tells a room at most once in `quietMs`. */
export class Presence<Person extends { id: string }> {
  private readonly tell: (room: string, people: Person[]) => void;
  /** Room → socket id → person. */
  private readonly rooms = new Map<string, Map<string, Person>>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(tell: (room: string, people: Person[]) => void) {
    this.tell = tell;
  }

  join(room: string, socketId: string, person: Person): void {
    const sockets = this.rooms.get(room) ?? new Map<string, Person>();
    sockets.set(socketId, person);
    this.rooms.set(room, sockets);
    this.changed(room);
  }

  leave(room: string, socketId: string): void {
    const sockets = this.rooms.get(room);
    if (!sockets?.delete(socketId)) return;
    if (sockets.size === 0) this.rooms.delete(room);
    this.changed(room);
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private changed(room: string): void {
    if (this.timers.has(room)) return;
    const timer = setTimeout(() => {
      this.timers.delete(room);
      const people = new Map([...(this.rooms.get(room)?.values() ?? [])].map((person) => [person.id, person]));
      this.tell(room, [...people.values()]);
    }, quietMs);
    this.timers.set(room, timer);
  }
}
