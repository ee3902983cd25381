import type { DraftAccess, DraftRefusal } from "#app/drafting/draft-access.server.ts";
import type { Commit } from "#app/drafting/journal-store.server.ts";
import type { Audience } from "./audience.ts";
import type { ReceivedUpdate } from "./received.ts";
import type { RoomWorld } from "./room-world.ts";

/** Reads again what the writers of a refused commit may do. @throws when nothing speaks against them, so that trying again would refuse them again */
export async function refreshAccess(
  world: Pick<RoomWorld, "access">,
  audience: Audience,
  items: readonly ReceivedUpdate[],
  refused: Commit,
): Promise<void> {
  const connections = [...new Set(items.map((item) => item.connection))];
  const { documentId, accessEpoch } = refused;
  const answers = await world.access(
    connections.map(({ access }) => ({ sessionId: access.actor.sessionId, documentId })),
  );
  for (const [index, connection] of connections.entries()) {
    const answer = answers[index];
    if (answer) audience.applyAccess(connection, answer);
  }
  const isInOrder = (answer: DraftAccess | DraftRefusal) =>
    typeof answer === "object" && answer.mode === "write" && answer.accessEpoch === accessEpoch;
  if (answers.every(isInOrder)) throw new Error("the journal refused writers whose access is in order");
}
