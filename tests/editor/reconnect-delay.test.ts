import { expect, test } from "vitest";
import { reconnectDelay } from "#app/editor/reconnect-delay.ts";

test.each([
  { failures: 0, from: 200, to: 1000 },
  { failures: 1, from: 400, to: 2000 },
  { failures: 2, from: 600, to: 3000 },
  { failures: 50, from: 600, to: 3000 },
])("after $failures failures people come back anywhere between $from and $to ms", ({ failures, from, to }) => {
  expect(reconnectDelay(failures, 0)).toBeCloseTo(from);
  expect(reconnectDelay(failures, 1)).toBeCloseTo(to);
});
