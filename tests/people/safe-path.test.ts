import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safePath } from "#app/people/safe-path.ts";

describe("where one goes on to after a form", () => {
  test.each([
    ["/forums/krakow?x=1#new", "/forums/krakow?x=1#new"],
    ["/sign-in?redirectTo=%2F", "/sign-in?redirectTo=%2F"],
    ["", "/"],
    ["forums", "/"],
    ["https://evil.example/", "/"],
    ["//evil.example/", "/"],
    ["/\\evil.example/", "/"],
    ["/\t/evil.example/", "/"],
    ["/.//evil.example/", "/"],
    ["/a/..//evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    [null, "/"],
  ])("%j leads to %s", (candidate, expected) => {
    expect(safePath(candidate)).toBe(expected);
  });

  test("whatever it is, it stays on this site", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (candidate) => {
          const { origin } = new URL(safePath(candidate), "https://forum.example");
          expect(origin).toBe("https://forum.example");
        },
      ),
    );
  });
});
