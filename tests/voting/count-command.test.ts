import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const motion = { method: "motion", threshold: { rule: "simple" }, ballots: [{ count: 2, choice: "for" }] };

describe("npm run count", () => {
  test("counts a file", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "count-")), "input.json");
    writeFileSync(file, JSON.stringify(motion));
    const { code, out, errors } = await count([file]);
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    expect(JSON.parse(out)).toMatchObject({ outcome: "adopted", tally: { for: 2 } });
  });

  test("counts standard input, and an array gives an array", async () => {
    const { code, out } = await count([], JSON.stringify([motion, { ...motion, ballots: [] }]));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ outcome: "adopted" }, { outcome: "rejected" }]);
  });

  test("an input that is not valid ends with 2 and all reasons, in the result and on the error output", async () => {
    const { code, out, errors } = await count([], JSON.stringify([motion, { method: "irv", seats: 2 }]));
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject([
      { outcome: "adopted" },
      { error: "invalidInput", reasons: [{ code: "notAList" }, { code: "seatsNotForMethod" }, { code: "notAList" }] },
    ]);
    expect(errors.split("\n").filter(Boolean)).toHaveLength(3);
  });

  test.each([
    ["half a file", '{"method":"motion","ballots":[{"coun', "cutShort"],
    ["nothing", "", "empty"],
    ["no JSON", "for, against", "notJson"],
  ])("%s ends with 2", async (_, input, reason) => {
    const { code, out } = await count([], input);
    expect(code).toBe(2);
    expect(JSON.parse(out).reasons[0].code).toBe(reason);
  });

  test("a file that is not there ends with 2", async () => {
    const { code, out } = await count([join(tmpdir(), "there-is-no-such-vote.json")]);
    expect(code).toBe(2);
    expect(JSON.parse(out).reasons[0].code).toBe("notReadable");
  });
});

async function count(args: string[], input = "") {
  const child = spawn(process.execPath, ["scripts/count.mjs", ...args], { stdio: ["pipe", "pipe", "pipe"] });
  let out = "";
  let errors = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, out, errors };
}
