import { useEffect, useRef, useState } from "react";

// A screen reader must not be talked over: at most one announcement in five seconds; of those that wait, the newest is said.
const pause = 5_000;

/** Text for a live region, and a function that says something new there. */
export function usePoliteMessage(): [message: string, say: (message: string) => void] {
  const [message, setMessage] = useState("");
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  function next() {
    timer.current = undefined;
    if (waiting.current !== null) say(waiting.current);
  }
  function say(text: string) {
    if (timer.current !== undefined) {
      waiting.current = text;
      return;
    }
    waiting.current = null;
    setMessage(text);
    timer.current = setTimeout(next, pause);
  }
  return [message, say];
}
