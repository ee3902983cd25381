import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  alarmAfter,
  type DraftMode,
  endingOf,
  initialSaveState,
  isEditable,
  isPending,
  nextSaveState,
  type SaveEvent,
  saveStatus,
} from "#app/editor/save-state.ts";

function after(mode: DraftMode, ...events: SaveEvent[]) {
  return events.reduce(nextSaveState, initialSaveState(mode));
}

const connected: SaveEvent = { type: "linkChanged", link: "connected" };
const disconnected: SaveEvent = { type: "linkChanged", link: "disconnected" };
const synced: SaveEvent = { type: "synced" };
const changed: SaveEvent = { type: "changed" };
const copyOpened: SaveEvent = { type: "localCopyOpened" };
const restarted: SaveEvent = { type: "restarted" };
const sent = (seq: number, at = 0): SaveEvent => ({ type: "barrierSent", seq, at });
const answer = (seq: number, status = 0): SaveEvent => ({ type: "barrierAnswered", seq, status });
const tick = (at: number): SaveEvent => ({ type: "clockTicked", at });

const saved = [connected, synced, sent(1), answer(1)];

describe("the status line of somebody who may write", () => {
  test.each<[string, string, SaveEvent[]]>([
    ["starts by connecting", "connecting", []],
    ["is not saved by being connected", "connecting", [connected]],
    ["is not saved by being synced", "connecting", [connected, synced]],
    ["is not saved by sending a barrier", "connecting", [connected, synced, sent(1)]],
    ["is saved once the barrier is answered", "saved", saved],
    ["is saving after a change", "saving", [...saved, changed]],
    ["is saving until the barrier that covers the change is answered", "saving", [...saved, changed, sent(2)]],
    ["is saved when it is", "saved", [...saved, changed, sent(2), answer(2)]],
    ["is still saving when more was typed meanwhile", "saving", [...saved, changed, sent(2), changed, answer(2)]],
    ["ignores the answer to another barrier", "saving", [...saved, changed, sent(2), answer(1)]],
    [
      "does not count a barrier of the last connection",
      "saving",
      [...saved, changed, sent(2), connected, synced, answer(2)],
    ],
    ["is offline without a connection", "offlineUnkept", [...saved, disconnected]],
    ["is not yet kept on this device", "keeping", [copyOpened, ...saved, changed, disconnected]],
    [
      "is offline with a copy on this device",
      "offline",
      [copyOpened, ...saved, changed, { type: "copied", covers: 1 }, disconnected],
    ],
    [
      "is not kept where this device refuses more",
      "offlineUnkept",
      [copyOpened, ...saved, changed, { type: "copyFailed" }, disconnected],
    ],
    ["connects again before it says anything", "connecting", [...saved, changed, disconnected, connected]],
    ["asks again after every sync", "connecting", [...saved, disconnected, connected, synced]],
    ["raises the alarm on a storage error", "failed", [...saved, changed, sent(2), answer(2, 4)]],
    ["keeps the alarm while the barrier is tried again", "failed", [...saved, changed, sent(2), answer(2, 4), sent(3)]],
    [
      "ends the alarm once the text is on disk",
      "saved",
      [...saved, changed, sent(2), answer(2, 4), sent(3), answer(3)],
    ],
    ["waits for an answer", "saving", [...saved, changed, sent(2, 1000), tick(1000 + alarmAfter - 1)]],
    ["raises the alarm when none comes", "failed", [...saved, changed, sent(2, 1000), tick(1000 + alarmAfter)]],
    ["ends that alarm with the answer", "saved", [...saved, changed, sent(2, 0), tick(alarmAfter), answer(2)]],
    ["has no clock without a barrier", "saved", [...saved, tick(1e9)]],
    ["has failed when the text is refused as invalid", "failed", [...saved, changed, sent(2), answer(2, 3)]],
    [
      "has failed even after it connected anew",
      "failed",
      [...saved, changed, sent(2), answer(2, 3), restarted, ...saved],
    ],
    ["turns read-only when the server says so", "readOnly", [...saved, changed, sent(2), answer(2, 1)]],
    ["turns frozen when the server says so", "frozen", [...saved, changed, sent(2), answer(2, 2)]],
    ["turns frozen at an answer nobody asked for", "frozen", [...saved, answer(0, 2)]],
    [
      "stays frozen after the fresh start",
      "frozen",
      [...saved, changed, sent(2), answer(2, 2), restarted, connected, synced],
    ],
    ["turns frozen when the page says so", "frozen", [...saved, { type: "modeChanged", mode: "frozen" }]],
    [
      "has failed when the text is refused as malformed",
      "failed",
      [...saved, changed, { type: "ended", ending: "malformed" }, restarted, connected, synced],
    ],
    [
      "keeps that a text was too large",
      "tooLarge",
      [...saved, { type: "ended", ending: "tooLarge" }, restarted, connected, synced],
    ],
  ])("%s: %s", (_, status, events) => {
    expect(saveStatus(after("write", ...events))).toBe(status);
  });
});

test.each([
  [4400, "failed"],
  [4401, "signedOut"],
  [4403, "noAccess"],
  [4404, "notFound"],
  [4409, "tooOld"],
  [4413, "tooLarge"],
  [4499, "tooOld"],
])("close code %i ends the editing as %s", (code, status) => {
  const state = after("write", ...saved, { type: "ended", ending: endingOf(code) });
  expect(saveStatus(state)).toBe(status);
  expect(isEditable(state)).toBe(false);
});

test.each([["readOnly" as const], ["frozen" as const]])("%s never says anything about saving", (mode) => {
  for (const events of [[], [connected], saved, [disconnected]]) expect(saveStatus(after(mode, ...events))).toBe(mode);
  expect(isEditable(after(mode))).toBe(false);
});

test("a person offline may go on typing", () => {
  expect(isEditable(after("write", ...saved, disconnected))).toBe(true);
});

test("whatever happens, Saved means connected, synced, and everything confirmed after the last sync", () => {
  const event = fc.oneof(
    fc.constantFrom(connected, disconnected, synced, changed, changed, copyOpened, restarted),
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9_000 })).map(([seq, at]) => sent(seq, at)),
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 4 }))
      .map(([seq, status]) => answer(seq, status)),
    fc.integer({ min: 0, max: 20_000 }).map(tick),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const state = after("write", ...events);
      if (saveStatus(state) !== "saved") return;
      expect(state.link).toBe("connected");
      expect(isPending(state)).toBe(false);
      const lastSync = events.lastIndexOf(synced);
      expect(events.slice(lastSync).some((e) => e.type === "barrierAnswered" && e.status === 0)).toBe(true);
      const lastChange = events.lastIndexOf(changed);
      const lastRestart = events.lastIndexOf(restarted);
      const coveringSent = events.findIndex(
        (e, i) => i > Math.max(lastChange, lastRestart) && e.type === "barrierSent",
      );
      if (lastChange > lastRestart) expect(coveringSent).toBeGreaterThan(-1);
    }),
    { numRuns: 2000 },
  );
});
