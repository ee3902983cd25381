import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const shared = { environment: "node", pool: "forks", testTimeout: 30_000, hookTimeout: 60_000 } as const;

/** Those that take longest begin first, so that none of them is still running when all others are done. */
const longest =
  /(permissions|accessibility|draft-editor|frame-fuzz|kill|stuck-readers|stopping|co-writing|no-websocket)\.test/;
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [true, false].flatMap((isLong) => sorted.filter(({ moduleId }) => longest.test(moduleId) === isLong));
  }
}

/**
 * Continuous integration (.ci/run) runs these too, and visits every page in every language: the first three visit each page once more, the
 * others go long ways through many pages.
 */
const leftToIntegration = [
  "tests/e2e/{pseudo,adaptation,weight}.test.ts",
  "tests/e2e/{newcomers,passkey,freezing,versions,option-vote,vote-verifier,without-scripts}.test.ts",
];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // By itself Vitest would leave a core of two unused; a third worker uses the time in which the two others wait.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    globalSetup: "tests/support/prepare-databases.ts",
    projects: [
      {
        test: {
          ...shared,
          name: "server",
          // What the files import takes minutes of processor time when each loads it anew; no module keeps a state that a test could meet.
          isolate: false,
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/e2e/**", "tests/editor/draft-editor.test.ts"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          // As above.
          isolate: false,
          include: ["tests/e2e/**/*.test.{ts,tsx}", "tests/editor/draft-editor.test.ts"],
          exclude: process.env.BROWSER_TESTS === "all" ? [] : leftToIntegration,
          testTimeout: 120_000,
          // Of the pages that one file visits at the same time: they share two cores with another file.
          maxConcurrency: 3,
          // A browser on a starved machine drops keystrokes; what fails every time is a fault.
          retry: 2,
          // After everything else, and two at a time: much of what they do is waiting, and a browser is more than one process.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
