import type { Awareness } from "y-protocols/awareness";

/** Somebody in the draft, as the server vouches for them (sync.md, promise 4). */
export interface Person {
  id: string;
  name: string;
  /** Empty for the secretariat, which is in none, and for who does not show it. */
  sector: string;
  role: string;
}

export function personOf(state: unknown): Person | null {
  const user = (state as { user?: Partial<Person> } | null)?.user;
  if (typeof user?.id !== "string" || typeof user.name !== "string") return null;
  return { id: user.id, name: user.name, sector: String(user.sector ?? ""), role: String(user.role ?? "") };
}

/** Everybody else in the document, each once however many tabs they have open, in the order of their names. */
export function othersIn(awareness: Awareness, ownId: string): Person[] {
  const people = new Map<string, Person>();
  for (const state of awareness.getStates().values()) {
    const person = personOf(state);
    if (person && person.id !== ownId) people.set(person.id, person);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, "pl"));
}

export interface PresenceNews {
  came: Person[];
  left: Person[];
}

/** Who came and who left between two moments; null when nobody did. A reload in between is no news. */
export function presenceNews(before: readonly Person[], now: readonly Person[]): PresenceNews | null {
  const came = now.filter(({ id }) => !before.some((person) => person.id === id));
  const left = before.filter(({ id }) => !now.some((person) => person.id === id));
  return came.length + left.length > 0 ? { came, left } : null;
}
