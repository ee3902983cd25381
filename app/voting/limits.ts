/** Bounds that keep every sum of a count a safe integer, and every count finite. Far above any forum. */

/** Ballots of one vote, all counts together, and people entitled to it. */
export const MOST_BALLOTS = 1_000_000_000;

/** Options of one vote. Schulze's method takes their number to the third power. */
export const MOST_OPTIONS = 200;

/** The largest score or number of dots one ballot can give to one option: times MOST_BALLOTS it is still a safe integer. */
export const LARGEST_SCORE = 1_000_000;
