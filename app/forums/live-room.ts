import { io } from "socket.io-client";

/** A person who has a forum's page or a draft open. `sector` is null for the secretariat, which is in none. */
export interface LivePerson {
  id: string;
  name: string;
  sector: string | null;
  role: string;
}

export interface LiveRecommendation {
  kind: "created" | "changed";
  forum: string;
  id: string;
  number: string;
  title: string;
  status: string;
  documentId: string;
}

export type LiveRoom = { forum: string } | { document: string };

export type LiveState = "connecting" | "live" | "interrupted" | "refused";

interface Listeners {
  onState(state: LiveState): void;
  onPeople(people: LivePerson[]): void;
  onRecommendation(recommendation: LiveRecommendation): void;
}

/**
 * Watches a vote over `/live`, and asks again after every reconnection.
 * @param onNews how many of each sector have voted by now, and whether the vote is open still
 * @returns a function that leaves
 */
export function watchVote<News>(vote: string, onNews: (news: News) => void): () => void {
  const socket = io({ path: "/live" });
  socket.on("connect", () => void socket.emit("watch", { vote }));
  socket.on("turnout", (news: News & { vote: string }) => {
    if (news.vote === vote) onNews(news);
  });
  return () => void socket.disconnect();
}

/** Watches a forum or a draft over `/live`, and asks again after every reconnection. @returns a function that leaves */
export function watchRoom(room: LiveRoom, listeners: Listeners): () => void {
  const name = "forum" in room ? `forum:${room.forum}` : `document:${room.document}`;
  const socket = io({ path: "/live" });
  socket.on("connect", () => {
    socket.emit("watch", room, (answer: { ok: boolean }) => listeners.onState(answer.ok ? "live" : "refused"));
  });
  socket.on("disconnect", () => listeners.onState("interrupted"));
  socket.on("connect_error", () => listeners.onState(socket.active ? "interrupted" : "refused"));
  socket.on("presence", (presence: { room: string; people: LivePerson[] }) => {
    if (presence.room === name) listeners.onPeople(presence.people);
  });
  socket.on("recommendation", listeners.onRecommendation);
  return () => void socket.disconnect();
}
