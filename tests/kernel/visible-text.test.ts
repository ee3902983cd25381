import { describe, expect, test } from "vitest";
import { optionalLine, optionalParagraphs, requiredLine, requiredParagraphs } from "#app/kernel/visible-text.ts";

const nothing = "\u200b\u2060\u3164\u202e\u00ad\ufeff\u2800 \t\r\n\u0000\u2028";

const faultOf = (schema: ReturnType<typeof requiredLine>, value: string) =>
  schema.safeParse(value).error?.issues[0]?.message;

describe("a text that must be there", () => {
  test.each([requiredLine, requiredParagraphs])("is missing when nobody can see any of it", (required) => {
    expect(faultOf(required(100), nothing)).toBe("required");
    expect(faultOf(required(100), "")).toBe("required");
    expect(faultOf(required(100), `${nothing}a${nothing}`)).toBeUndefined();
  });

  test.each([optionalLine, optionalParagraphs])(
    "is counted without what nobody can see, and kept whole",
    (optional) => {
      expect(optional(3).parse(`${nothing}abc${nothing}`)).toBe("abc");
      expect(faultOf(optional(3), "abcd")).toBe("tooLong");
      expect(faultOf(optional(3), "\ud800")).toBe("invalid");
    },
  );
});

test("a line has no line breaks; paragraphs keep theirs, at most one empty line between two", () => {
  const typed = " Pierwszy  akapit \r\n\u200b\r\n \r\n\r\nDrugi\nwiersz\u202e\n\n";
  expect(optionalLine(100).parse(typed)).toBe("Pierwszy akapit Drugi wiersz");
  expect(optionalParagraphs(100).parse(typed)).toBe("Pierwszy akapit\n\nDrugi\nwiersz");
});
