/** Numbers by option place as an object by option name, for output. */
export function byPlace<Value>(options: readonly string[], values: ArrayLike<Value>): Record<string, Value> {
  return Object.fromEntries(options.map((option, place) => [option, values[place] as Value]));
}

/** A square of numbers as an object of rows, without the diagonal. */
export function bySquare(options: readonly string[], square: readonly ArrayLike<number>[]): PairTable {
  return Object.fromEntries(
    options.map((option, row) => {
      const others = options.flatMap((other, column): [string, number][] =>
        row === column ? [] : [[other, square[row]?.[column] as number]],
      );
      return [option, Object.fromEntries(others)];
    }),
  );
}

/** `table[a][b]`: a number of a against b. */
export type PairTable = Record<string, Record<string, number>>;
