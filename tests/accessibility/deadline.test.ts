import { expect, test } from "vitest";
import { daysLeft } from "#app/accessibility/deadline.ts";

test.each([
  ["2026-11-02T08:00:00Z", "2026-11-02T20:00:00Z", 7],
  ["2026-11-02T08:00:00Z", "2026-11-09T22:59:00Z", 0],
  ["2026-11-02T08:00:00Z", "2026-11-09T23:00:00Z", -1],
  // Half past midnight in Poland is still yesterday in UTC.
  ["2026-11-02T23:30:00Z", "2026-11-03T10:00:00Z", 7],
  // Over the change of clocks.
  ["2026-10-23T12:00:00Z", "2026-10-30T12:00:00Z", 0],
  ["2026-12-29T12:00:00Z", "2027-01-04T12:00:00Z", 1],
])("of a request of %s there are, at %s, %i days left", (received, now, days) => {
  expect(daysLeft(new Date(received), new Date(now))).toBe(days);
});
