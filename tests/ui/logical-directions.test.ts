import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

// Classes and properties that name left or right do not turn with the writing direction.
const physicalClass =
  /(?<=["'`\s:])-?(?:(?:m[lr]|p[lr]|left|right)-[\w.[\]/]+|(?:border-[lr]|rounded-(?:l|r|tl|tr|bl|br))(?:-[\w.[\]/]+)?|text-(?:left|right)|float-(?:left|right))(?=["'`\s])/;
const physicalProperty =
  /(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)(?:-[a-z]+)*|left|right|(?:text-align|float|clear):\s*(?:left|right))\s*:?(?=\s*[^;]*;)/;

function filesWith(extension: RegExp): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => extension.test(file))
    .map((file) => join("app", file));
}

const offending = (files: string[], pattern: RegExp, isCode: (line: string) => boolean) =>
  files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => isCode(line) && pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

test("no class names left or right: pages also run from right to left", () => {
  expect(
    offending(filesWith(/\.tsx$/), physicalClass, (line) => /class|["'`].*(?:flex|grid|text-|p[xy]-)/.test(line)),
  ).toEqual([]);
  expect(physicalClass.test('className="flex pl-4"')).toBe(true);
});

test("no style sheet names left or right", () => {
  expect(offending(filesWith(/\.css$/), physicalProperty, (line) => !/^\s*(\/?\*|--)/.test(line))).toEqual([]);
  expect(physicalProperty.test("  margin-left: 1rem;")).toBe(true);
});
