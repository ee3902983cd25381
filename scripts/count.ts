import { count } from "#app/voting/count.ts";
import type { Fault } from "#app/voting/fault.ts";
import { readJson } from "./read-json.ts";

// Counts a vote, or an array of votes, from a file or standard input, and prints the result as JSON. Ends with 2 where an input is not
// valid: the reasons stand in the place of its result, and on the error output.

/** More than a million rankings of twenty options need. */
const MOST_BYTES = 256_000_000;

const read = await readJson(process.argv[2], MOST_BYTES);
if (!read.ok) {
  const faults = [{ code: read.reason, ...(read.detail ? { at: read.detail } : {}) }];
  print({ error: "invalidInput", reasons: faults });
  complain("input", faults);
} else if (Array.isArray(read.value)) {
  print(read.value.map((vote, index) => answer(vote, `input[${index}]`)));
} else print(answer(read.value, "input"));

function answer(vote: unknown, name: string): unknown {
  const result = count(vote);
  if (result.ok) return result.value;
  complain(name, result.faults);
  return { error: "invalidInput", reasons: result.faults };
}

function complain(name: string, faults: readonly Fault[]): void {
  process.exitCode = 2;
  for (const { code, at } of faults) console.error(at === undefined ? `${name}: ${code}` : `${name}: ${code} (${at})`);
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
