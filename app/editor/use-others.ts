import { useEffect, useRef, useState } from "react";
import { useDraft } from "./draft-context.ts";
import { othersIn, type Person, type PresenceNews, presenceNews } from "./people.ts";
import type { SaveStatus } from "./save-state.ts";

/** Everybody else in the draft. */
export function useOthers(): Person[] {
  const { actor, snapshot } = useDraft();
  const awareness = snapshot?.awareness;
  const [others, setOthers] = useState<Person[]>([]);
  useEffect(() => {
    if (!awareness) return;
    const update = () => {
      const next = othersIn(awareness, actor.id);
      setOthers((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
    };
    update();
    awareness.on("change", update);
    return () => awareness.off("change", update);
  }, [awareness, actor.id]);
  return others;
}

/** A screen reader must not be talked over: at most one announcement in this time, in milliseconds. */
const pause = 5_000;
/** Those who are here already arrive one after the other. */
const settling = 2_000;

/**
 * Who came and went since the last announcement. Says nothing about one's own connection: while it is down everybody
 * seems to be gone, and they are back before anything is said.
 */
export function usePresenceNews(people: Person[], status: SaveStatus): PresenceNews | null {
  const [news, setNews] = useState<PresenceNews | null>(null);
  const current = useRef(people);
  const known = useRef<Person[] | null>(null);
  const lastAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isConnected = status !== "connecting" && status !== "offline" && status !== "offlineUnkept";

  useEffect(() => {
    current.current = people;
    // In a busy hour somebody comes every second: the wait is not begun anew for each of them.
    if (!isConnected || timer.current !== undefined) return;
    const wait = Math.max(settling, lastAt.current + pause - Date.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const change = known.current && presenceNews(known.current, current.current);
      known.current = current.current;
      if (!change) return;
      lastAt.current = Date.now();
      setNews(change);
    }, wait);
  }, [people, isConnected]);

  useEffect(() => {
    if (isConnected) return;
    clearTimeout(timer.current);
    timer.current = undefined;
  }, [isConnected]);

  useEffect(() => () => clearTimeout(timer.current), []);

  return news;
}
