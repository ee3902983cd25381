import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  documentStateIn,
  isPublic,
  publicationStep,
  statuses,
  track,
  transition,
  transitions,
} from "#app/drafting/lifecycle.ts";

describe("the lifecycle", () => {
  test.each([
    ["draft", "consultation", "consult"],
    ["consultation", "draft", "redraft"],
    ["consultation", "frozen", "freeze"],
    ["frozen", "voting", "openVote"],
    ["voting", "adopted", "adopt"],
    ["voting", "draft", "sendBack"],
    ["adopted", "published", "publish"],
    ["frozen", "consultation", "publish"],
    ["published", "withdrawn", "withdraw"],
    ["handedOver", "noAnswer", "lapse"],
    ["noAnswer", "partlyAccepted", "answer"],
    ["inProgress", "implemented", "finish"],
  ] as const)("%s → %s by %s", (from, to, step) => {
    expect(transition(from, to)?.step).toBe(step);
  });

  test.each([
    ["draft", "voting"],
    ["draft", "adopted"],
    ["consultation", "published"],
    ["voting", "withdrawn"],
    ["implemented", "draft"],
    ["withdrawn", "draft"],
    ["superseded", "draft"],
  ] as const)("%s never becomes %s directly", (from, to) => {
    expect(transition(from, to)).toBeUndefined();
  });

  test("only a vote's result adopts or rejects", () => {
    for (const { to, by } of transitions) {
      if (to === "adopted" || to === "rejected") expect(by).toEqual(["result"]);
    }
  });

  test("a version is published from two statuses only: frozen, for consultation, and adopted", () => {
    const steps = statuses.flatMap((status) => publicationStep(status) ?? []);
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      ["frozen", "consultation"],
      ["adopted", "published"],
    ]);
  });

  test("every status can be reached from a draft", () => {
    const reached = new Set<string>(["draft"]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const { from, to } of transitions) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...statuses].sort());
  });

  test("no two transitions lead from one status to the same other, and none to itself", () => {
    const pairs = transitions.map(({ from, to }) => `${from}>${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(transitions.filter(({ from, to }) => from === to)).toEqual([]);
  });

  test("on any path, the text is open exactly in drafting, and a draft is never public", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), (choices) => {
        let status: (typeof statuses)[number] = "draft";
        let wasPublic = false;
        for (const choice of choices) {
          const next = transitions.filter(({ from }) => from === status);
          status = next[choice % next.length]?.to ?? status;
          wasPublic ||= isPublic(status, false);
          expect(documentStateIn(status) === "open").toBe(status === "draft");
          if (status === "draft") expect(isPublic(status, wasPublic)).toBe(false);
        }
      }),
    );
  });

  test("the public track runs along legal steps", () => {
    for (const [index, to] of track.entries()) {
      const from = track[index - 1];
      if (from) expect(transition(from, to), `${from} → ${to}`).toBeDefined();
    }
  });
});
