import { useEffect, useRef, useState } from "react";
import { type LivePerson, type LiveRecommendation, type LiveState, watchRoom } from "./live-room.ts";

/**
 * Who has a forum's page or a draft open right now. `kind` and `id` name the room; `onRecommendation` hears of every
 * recommendation in it that is new or has changed.
 */
export function useLiveRoom(
  kind: "forum" | "document",
  id: string,
  onRecommendation: (recommendation: LiveRecommendation) => void,
): { state: LiveState; people: LivePerson[] } {
  const [state, setState] = useState<LiveState>("connecting");
  const [people, setPeople] = useState<LivePerson[]>([]);
  const listener = useRef(onRecommendation);
  useEffect(() => {
    listener.current = onRecommendation;
  });
  useEffect(
    () =>
      watchRoom(kind === "forum" ? { forum: id } : { document: id }, {
        onState: setState,
        onPeople: setPeople,
        onRecommendation: (recommendation) => listener.current(recommendation),
      }),
    [kind, id],
  );
  return { state, people };
}
