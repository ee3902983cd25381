import { expect, test } from "vitest";
import type { Status } from "#app/drafting/lifecycle.ts";
import { isTextPublic, seenOnceMoved } from "#app/drafting/public-text.ts";

function path(...statuses: Status[]) {
  return statuses.slice(1).map((to, index) => ({ from: statuses[index] as Status, to }));
}

test.each<[string, boolean, Status[]]>([
  ["a working draft", false, ["draft"]],
  ["a text in consultation", true, ["draft", "consultation"]],
  ["one withdrawn from its first draft", false, ["draft", "withdrawn"]],
  ["one withdrawn from consultation", true, ["draft", "consultation", "withdrawn"]],
  ["one withdrawn after it had gone back to drafting", false, ["draft", "consultation", "draft", "withdrawn"]],
  ["one consulted, frozen and voted on", true, ["draft", "consultation", "frozen", "voting"]],
  ["one frozen after it had gone back to drafting", false, ["draft", "consultation", "draft", "frozen"]],
  ["one published for consultation and withdrawn", true, ["draft", "frozen", "consultation", "withdrawn"]],
  ["one adopted, published and withdrawn", true, ["draft", "frozen", "voting", "adopted", "published", "withdrawn"]],
  ["one published, taken back to drafting and frozen", false, ["draft", "frozen", "consultation", "draft", "frozen"]],
  ["one adopted without consultation", true, ["draft", "frozen", "voting", "adopted"]],
])("%s: public is %s", (_case, expected, statuses) => {
  expect(isTextPublic(statuses.at(-1) as Status, path(...statuses))).toBe(expected);
});

test.each<[string, "all" | "withoutText" | "nothing", Status[]]>([
  ["a first draft", "nothing", ["draft"]],
  ["a text in consultation", "all", ["draft", "consultation"]],
  ["a draft that was consulted before", "withoutText", ["draft", "consultation", "draft"]],
  ["a text frozen from consultation", "all", ["draft", "consultation", "frozen"]],
])("%s, once withdrawn: everyone sees %s", (_case, expected, statuses) => {
  const [status = "draft"] = statuses.slice(-1);
  const wasPublic = statuses.includes("consultation");
  expect(seenOnceMoved({ status, wasPublic, statusChanges: path(...statuses) }, "withdrawn")).toBe(expected);
});
