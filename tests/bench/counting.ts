import { count } from "#app/voting/count.ts";

// node --import tsx tests/bench/counting.ts: how long a million ballots of a motion and 100,000 rankings of 20 options take to count, each as
// JSON that has been read. Processor time, which neighbours on the machine hardly change. The targets are 2 s and 5 s (docs/voting.md).

const choices = ["for", "for", "against", "abstain"];
const motion = Array.from({ length: 1_000_000 }, (_, index) => ({ count: 1, choice: choices[index % 4] }));
measure("motion", 2000, { method: "motion", threshold: { rule: "absolute" }, ballots: motion });

const options = Array.from({ length: 20 }, (_, index) => `option ${index}`);
const ballots = rankings(100_000);
for (const method of ["irv", "condorcet", "schulze", "rankedPairs"])
  measure(method, 5000, { method, options, ballots });
for (const method of ["stvScottish", "stvMeek"])
  for (const seats of [1, 5, 10]) measure(`${method}, ${seats} seats`, 5000, { method, options, seats, ballots });

function measure(name: string, target: number, vote: object): void {
  const source = JSON.stringify(vote);
  const start = processorTime();
  const parsed = JSON.parse(source);
  const read = processorTime();
  const result = count(parsed);
  const end = processorTime();
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const verdict = end - start < target ? "" : `  over the target of ${target} ms`;
  console.log(
    `${name.padEnd(24)}${(read - start).toFixed(0).padStart(6)} ms read${(end - read).toFixed(0).padStart(7)} ms counted${verdict}`,
  );
}

/** Milliseconds that this process has been on a processor. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Rankings drawn so that earlier options are liked better; the same every time. */
function rankings(voters: number) {
  let state = 42;
  const draw = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: voters }, () => {
    const liked = options.map((option, index) => ({ option, by: draw() * 40 - index }));
    return { count: 1, ranking: liked.sort((one, other) => other.by - one.by).map(({ option }) => option) };
  });
}
