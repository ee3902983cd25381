import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plainText } from "#app/drafting/document-json.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readTimeline } from "#app/versions/read-timeline.server.ts";
import { readVersion } from "#app/versions/read-version.server.ts";
import { stepBetween, type TimelineBlock, textAt } from "#app/versions/timeline.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { actorOf } from "../support/people.ts";
import { draftWithVersions } from "../support/versions.ts";

test("the steps lead to the text of every moment, whatever was written", () => {
  const block = fc.record({
    id: fc.integer({ min: 1, max: 6 }),
    isSummary: fc.boolean(),
    form: fc.constantFrom("p", "h1", "li", "td" as const),
    text: fc.string({ minLength: 1, maxLength: 12 }),
    runs: fc.array(fc.nat(3), { maxLength: 4 }),
  });
  const moment = fc.uniqueArray(block, { selector: ({ id }) => id, maxLength: 6 }) as fc.Arbitrary<TimelineBlock[]>;
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 8 }), (moments) => {
      const steps = moments.map((after, index) => stepBetween(moments[index - 1] ?? [], after, { at: index, by: [] }));
      for (const [index, blocks] of moments.entries())
        expect(textAt(steps, index).map(({ isChanged: _, ...shown }) => shown)).toEqual(blocks);
    }),
  );
});

describe("the timeline of a draft", () => {
  let database: TestDatabase;
  let ctx: Context;
  let at: { forumSlug: string; number: string };

  beforeAll(async () => {
    database = await createTestDatabase("demo");
    ctx = testContext(database);
    at = await draftWithVersions({ ctx }, "lublin");
  });

  afterAll(() => database.close());

  const linesOf = (blocks: { text: string }[]) => blocks.map(({ text }) => text).join("\n");

  test("begins with the one version and ends with the other, and says who wrote at each moment", async () => {
    const reader = await actorOf({ ctx }, "lublin.ngo");
    const read = await readTimeline(ctx, reader, { ...at, from: 1, to: 3 });
    if (!read.ok) throw new Error(read.reason);
    const { steps, writers } = read.value;
    expect(steps).toHaveLength(5);
    for (const [index, version] of [
      [0, 1],
      [3, 2],
      [4, 3],
    ] as const) {
      const stored = await readVersion(ctx, reader, { ...at, version });
      if (!stored.ok) throw new Error(stored.reason);
      const { summary, body } = stored.value.version.text;
      const lines = [plainText(summary), plainText(body)].join("\n").split("\n").filter(Boolean).join("\n");
      expect(linesOf(textAt(steps, index))).toBe(lines);
    }
    const names = steps.map(({ by }) => by.map((number) => writers.find((one) => one.number === number)?.sector));
    expect(names).toEqual([[], ["cityGovernment"], ["ngo"], ["migrantCommunity"], ["ngo"]]);
    const moved = textAt(steps, 4).find(({ text }) => text.startsWith("Społeczności migranckie"));
    const author = writers.find(({ number }) => number === moved?.runs[0]);
    expect(author?.sector).toBe("migrantCommunity");
  });

  test("is for those who may open the working text", async () => {
    for (const who of [null, await actorOf({ ctx }, "krakow.city")])
      expect(await readTimeline(ctx, who, { ...at, from: 1, to: 3 })).toEqual({ ok: false, reason: "notFound" });
    const member = await actorOf({ ctx }, "lublin.city");
    expect(await readTimeline(ctx, member, { ...at, from: 1, to: 9 })).toEqual({ ok: false, reason: "notFound" });
  });
});
