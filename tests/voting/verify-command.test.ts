import { spawn } from "node:child_process";
import { mkdtempSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { VoteRecord } from "#app/voting/vote-record.ts";
import { recordOf, times } from "./closed-vote.ts";

let record: VoteRecord;

beforeAll(async () => {
  const motion = { method: "motion", threshold: { rule: "simple" }, context: { entitled: 36 } };
  record = await recordOf(motion, [...times(14, { choice: "for" }), ...times(3, { choice: "against" })]);
});

describe("npm run verify", () => {
  test("a record that holds: the decision, every check, and 0", async () => {
    const { code, out, errors } = await verify([fileOf(JSON.stringify(record))]);
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    const { holds, decision, checks } = JSON.parse(out);
    expect({ holds, outcome: decision.outcome }).toEqual({ holds: true, outcome: "adopted" });
    expect(checks.map(({ name }: { name: string }) => name)).toEqual([
      "engine",
      "rule",
      "electorate",
      "order",
      "ballots",
      "commitments",
      "text",
      "root",
      "tieSeed",
      "result",
      "seal",
    ]);
  });

  test("standard input, and a root that was published elsewhere", async () => {
    expect((await verify(["--root", record.root], JSON.stringify(record))).code).toBe(0);
    const { code, out } = await verify(["--root", "00".repeat(32)], JSON.stringify(record));
    expect(code).toBe(1);
    expect(out).toContain("publishedRoot");
  });

  test("a record that does not hold: 1, and the check that fails", async () => {
    const wrong = { ...record, result: { ...record.result, outcome: "rejected" } };
    const { code, out } = await verify([], JSON.stringify(wrong));
    expect(code).toBe(1);
    const failed = JSON.parse(out).checks.filter(({ holds }: { holds: boolean }) => !holds);
    expect(failed.map(({ name }: { name: string }) => name)).toEqual(["result", "seal"]);
  });

  test.each([
    ["half a file", () => JSON.stringify(record).slice(0, 900), "cutShort"],
    ["another kind of file", () => '{"method":"motion"}', "notAVoteRecord"],
    ["a later version", () => JSON.stringify({ ...record, version: 2 }), "unknownRecordVersion"],
    ["a record without its root", () => JSON.stringify({ ...record, root: undefined }), "notAHash"],
    ["nothing", () => "", "empty"],
    ["brackets a million deep", () => "[".repeat(1_000_000) + "]".repeat(1_000_000), "notAnObject"],
  ])("%s: 2, and the reason", async (_, source, reason) => {
    const { code, out } = await verify([], source());
    expect(code).toBe(2);
    expect(JSON.parse(out).reasons[0].code).toBe(reason);
  });

  test("500 MB are refused without being read", async () => {
    const file = fileOf("{");
    truncateSync(file, 500_000_000);
    const { code, out, peak } = await verify([file]);
    expect(code).toBe(2);
    expect(JSON.parse(out).reasons[0].code).toBe("tooLarge");
    expect(peak).toBeLessThan(300_000_000);
  });
});

function fileOf(source: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "record-")), "record.json");
  writeFileSync(file, source);
  return file;
}

/** `peak`: the most memory the command took, in bytes. */
async function verify(args: string[], input = "") {
  // On Linux the most that a process took begins with what its parent has; the kernel's own count does not.
  const note = `process.on('exit', () => {
    const { existsSync, readFileSync, writeSync } = require('fs');
    const status = '/proc/self/status';
    const counted = existsSync(status) && /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, 'utf8'));
    writeSync(3, counted ? counted[1] : String(process.resourceUsage().maxRSS));
  });`;
  const preload = fileOf(note).replace(/\.json$/, ".cjs");
  writeFileSync(preload, note);
  const child = spawn(process.execPath, ["--require", preload, "scripts/verify.mjs", ...args], {
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  const streams = [child.stdout, child.stderr, child.stdio[3]].map(async (stream) => {
    let text = "";
    for await (const chunk of stream as AsyncIterable<Buffer>) text += chunk;
    return text;
  });
  // A command that has read enough does not wait for the rest.
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out = "", errors = "", kilobytes = "0"] = await Promise.all(streams);
  return { code, out, errors, peak: Number(kilobytes) * 1024 };
}
