import { type Status, track, transitions } from "./lifecycle.ts";

export interface TrackPosition {
  /** Index in `track` of the station reached. */
  station: number;
  /** A status beside the track, left from that station; null while on the track. */
  exit: Status | null;
}

/** Where a recommendation stands on the public track. A side exit stands at the last station it passed. `changes` in the order of time. */
export function trackPosition(status: Status, changes: readonly { from: Status; to: Status }[]): TrackPosition {
  const station = track.indexOf(status);
  if (station >= 0) return { station, exit: null };
  const left = changes.findLast((change) => track.includes(change.from));
  return { station: left ? track.indexOf(left.from) : 0, exit: status };
}

export interface TrackStop {
  status: Status;
  place: "done" | "now" | "ahead";
  /** Beside the track. */
  isExit: boolean;
}

/** The track as it is shown. Where a side exit ends everything, what was passed by `changes` and the end; nothing lies ahead. */
export function trackStops(status: Status, changes: readonly { from: Status; to: Status }[]): TrackStop[] {
  const { station, exit } = trackPosition(status, changes);
  const exitStop = exit ? [{ status: exit, place: "now", isExit: true } as const] : [];
  const stop = (status: Status, place: TrackStop["place"]): TrackStop => ({ status, place, isExit: false });
  if (exit && !transitions.some((transition) => transition.from === exit)) {
    const passed = track.filter(
      (stop, index) => index === 0 || changes.some(({ from, to }) => from === stop || to === stop),
    );
    return [...passed.map((status) => stop(status, "done")), ...exitStop];
  }
  return [
    ...track.slice(0, station).map((status) => stop(status, "done")),
    ...track.slice(station, station + 1).map((status) => stop(status, exit ? "done" : "now")),
    ...exitStop,
    ...track.slice(station + 1).map((status) => stop(status, "ahead")),
  ];
}
