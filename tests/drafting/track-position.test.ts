import { expect, test } from "vitest";
import { type Status, track } from "#app/drafting/lifecycle.ts";
import { trackPosition, trackStops } from "#app/drafting/track-position.ts";

function path(...statuses: Status[]) {
  return statuses.slice(1).map((to, index) => ({ from: statuses[index] as Status, to }));
}

test.each<[Status[], Status, Status | null]>([
  [["draft"], "draft", null],
  [["draft", "consultation"], "consultation", null],
  [["draft", "consultation", "draft"], "draft", null],
  [["draft", "consultation", "withdrawn"], "consultation", "withdrawn"],
  [["draft", "frozen", "voting", "rejected"], "voting", "rejected"],
  [["published", "handedOver", "noAnswer", "partlyAccepted"], "handedOver", "partlyAccepted"],
  [["withdrawn"], "draft", "withdrawn"],
])("after %j it stands at %s, beside the track: %s", (statuses, station, exit) => {
  const position = trackPosition(statuses.at(-1) as Status, path(...statuses));
  expect({ ...position, station: track[position.station] }).toEqual({ station, exit });
});

test("a withdrawn recommendation has nothing ahead, and behind it what it has passed", () => {
  const shown = trackStops("withdrawn", path("draft", "consultation", "draft", "withdrawn"));
  expect(shown.map(({ status, place }) => `${status} ${place}`)).toEqual([
    "draft done",
    "consultation done",
    "withdrawn now",
  ]);
  expect(trackStops("withdrawn", []).map(({ status }) => status)).toEqual(["draft", "withdrawn"]);
});

test("a rejected recommendation may go on from where it was rejected", () => {
  const shown = trackStops("rejected", path("draft", "frozen", "voting", "rejected"));
  expect(shown.find(({ status }) => status === "rejected")).toEqual({ status: "rejected", place: "now", isExit: true });
  expect(shown.map(({ status }) => status)).toEqual([...track.slice(0, 4), "rejected", ...track.slice(4)]);
});
