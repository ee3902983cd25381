/** Whoever wrote something: an account and the sector it showed then. The account is empty for what the server wrote, the template. */
export interface Contributor {
  userId: string;
  sector: string;
}

/** Everybody who has written in a document; runs name them by their place here. */
export class Contributors {
  readonly all: Contributor[] = [];
  /** By account and sector. */
  readonly #numbers = new Map<string, Map<string, number>>();

  /** @param known those that have numbers already, in their order; two that a sector told apart which is gone since keep theirs */
  constructor(known: readonly Contributor[] = []) {
    for (const contributor of known) this.#add(contributor);
  }

  /** Whoever is new is given the next number. */
  numberOf(contributor: Contributor): number {
    return this.#numbers.get(contributor.userId)?.get(contributor.sector) ?? this.#add(contributor);
  }

  /** The number of nobody: the server, and what no entry accounts for. */
  get nobody(): number {
    return this.numberOf({ userId: "", sector: "" });
  }

  #add({ userId, sector }: Contributor): number {
    const number = this.all.push({ userId, sector }) - 1;
    const numbers = this.#numbers.get(userId) ?? new Map<string, number>();
    this.#numbers.set(userId, numbers);
    if (!numbers.has(sector)) numbers.set(sector, number);
    return number;
  }
}
