import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const shared = { environment: "node", pool: "forks", testTimeout: 30_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    // By itself Vitest would leave a core of two unused.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...shared,
          name: "server",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/e2e/**", "tests/editor/draft-editor.test.ts"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          include: ["tests/e2e/**/*.test.{ts,tsx}", "tests/editor/draft-editor.test.ts"],
          // These visit every page once more; continuous integration does (.ci/run).
          exclude: process.env.BROWSER_TESTS === "all" ? [] : ["tests/e2e/{pseudo,adaptation,weight}.test.ts"],
          testTimeout: 120_000,
          // A browser on a starved machine drops keystrokes; what fails every time is a fault.
          retry: 2,
          // One browser and one server at a time, after everything else: timings in a browser suffer from neighbours.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
