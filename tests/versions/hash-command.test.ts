import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalText, readCanonicalText } from "#app/versions/canonical-text.ts";
import { hashText } from "#app/versions/hash-text.server.ts";
import { readVersionFile } from "#app/versions/version-file.ts";
import { documentOf } from "../support/written-text.ts";

const canonical = canonicalText({
  body: documentOf([{ level: 1, runs: [{ text: "Diagnoza", marks: ["bold"] }] }]),
  summary: documentOf([{ level: null, runs: [{ text: "Krótko.", marks: [] }] }]),
});
const hash = hashText(1, canonical);
const sound = { format: "trojglos-version", schemaVersion: 1, hash, text: readCanonicalText(canonical) };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trojglos-hash-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `npm run -s hash -- …` as somebody would call it who is in `folder`. */
function runHash(args: string[], input = ""): Promise<{ code: number; printed: string; complaints: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, npm_lifecycle_event: "hash", INIT_CWD: folder };
    const child = execFile(process.execPath, ["scripts/hash.mjs", ...args], { env }, (_, printed, complaints) =>
      resolve({ code: child.exitCode ?? -1, printed, complaints }),
    );
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}

test("prints the hash of a version, from a file and from standard input, however it is laid out", async () => {
  await writeFile(join(folder, "version.json"), JSON.stringify(sound, null, 2));
  expect(await runHash(["version.json"])).toMatchObject({ code: 0, printed: `${hash}\n` });
  const { text, ...rest } = sound;
  const reversed = { text: { summary: text.summary, body: text.body }, ...rest };
  expect(await runHash(["-"], JSON.stringify(reversed))).toMatchObject({ code: 0, printed: `${hash}\n` });
});

test("ends with 1 when the file states a hash that does not hold", async () => {
  const changed = JSON.stringify(sound).replace("Krótko", "Krotko");
  const { code, printed, complaints } = await runHash([], changed);
  expect([code, complaints]).toEqual([1, `The file states another hash: ${hash}\n`]);
  expect(printed).toMatch(/^[0-9a-f]{64}\n$/);
});

test("ends with 2 and says why when it is no version", async () => {
  expect(await runHash(["nowhere.json"])).toMatchObject({ code: 2, complaints: expect.stringContaining("ENOENT") });
  expect(await runHash([], "no json")).toMatchObject({ code: 2, printed: "", complaints: "this is not JSON\n" });
});

const changes: [string, unknown, string][] = [
  ["an array", [sound], "noVersion"],
  ["one without its schema version", { ...sound, schemaVersion: undefined }, "noSchemaVersion"],
  ["one whose schema version is no whole number", { ...sound, schemaVersion: 1.5 }, "noSchemaVersion"],
  [
    "one of the first schema with a footnote",
    {
      ...sound,
      text: {
        ...sound.text,
        body: {
          type: "doc",
          content: [
            {
              type: "paragraph",
              attrs: { level: null },
              content: [{ type: "footnote", content: [{ type: "text", text: "x" }] }],
            },
          ],
        },
      },
    },
    "notCanonical",
  ],
  ["one of a newer schema", { ...sound, schemaVersion: 99 }, "unknownSchemaVersion"],
  ["one without a text", { ...sound, text: { body: sound.text.body } }, "noText"],
  ["one whose hash is none", { ...sound, hash: "abc" }, "noHash"],
  ["one with more in its text than the hash covers", { ...sound, text: { ...sound.text, note: "x" } }, "notCanonical"],
  [
    "one with a node that no text has",
    { ...sound, text: { ...sound.text, summary: { type: "doc", content: [{ type: "script", text: "x" }] } } },
    "notCanonical",
  ],
];

test.each(changes)("refuses %s", (_, file, reason) => {
  expect(readVersionFile(JSON.stringify(file))).toEqual({ ok: false, reason });
});

test("refuses a text nested a hundred thousand deep without falling over it", () => {
  const depth = 100_000;
  const nested = `${'{"type":"bulletList","content":['.repeat(depth)}${"]}".repeat(depth)}`;
  const file = `{"schemaVersion":1,"text":{"body":${nested},"summary":{"type":"doc"}}}`;
  expect(readVersionFile(file)).toEqual({ ok: false, reason: "tooDeep" });
});

test("a version without a stated hash is only hashed", () => {
  const { hash: _, ...unstated } = sound;
  expect(readVersionFile(JSON.stringify(unstated))).toEqual({
    ok: true,
    value: { schemaVersion: 1, canonical, stated: null },
  });
});
