import type { Context } from "#app/kernel/context.server.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { deleteCheckpoints, findCheckpoints, findUnrecorded, type UnrecordedText } from "./checkpoint-store.server.ts";
import { checkpointsToDrop, isCheckpointDue } from "./checkpoints.ts";
import { insertAuthorship, insertVersion, RecordedMeanwhile } from "./record-store.server.ts";
import { recordText } from "./record-text.server.ts";
import { replayJournal } from "./replay-journal.server.ts";

/** Makes a checkpoint of every open text that is due for one. @returns how many */
export async function makeCheckpoints(ctx: Context): Promise<number> {
  let made = 0;
  for (const text of await findUnrecorded(ctx.db)) {
    if (!isCheckpointDue({ ...text, lastVersionAt: text.lastVersion?.at ?? null }, ctx.now())) continue;
    try {
      if (await makeCheckpoint(ctx, text)) made += 1;
    } catch (error) {
      // Another process has recorded it, or does so now. Of one text's fault the others do not suffer.
      if (error instanceof RecordedMeanwhile || isTaken(error)) continue;
      ctx.log.error({ err: error, documentId: text.documentId }, "no checkpoint could be made");
    }
  }
  return made;
}

/** @returns false where the text is that of the last version again */
async function makeCheckpoint(ctx: Context, text: UnrecordedText): Promise<boolean> {
  const { documentId, recommendationId, recommendationTitle, lastVersion } = text;
  const recorded = recordText(await replayJournal(ctx, documentId));
  if (recorded.content.hash === lastVersion?.hash) {
    await insertAuthorship(ctx.db, documentId, recorded);
    return false;
  }
  const version = { id: ctx.newId(), recommendationId, recommendationTitle, documentId, title: "", at: ctx.now() };
  const after = lastVersion?.number ?? 0;
  await insertVersion(ctx.db, { ...version, kind: "checkpoint", accountId: null, after }, recorded);
  return true;
}

/** Removes the checkpoints that their age has made superfluous (checkpoints.ts). @returns how many */
export async function thinCheckpoints(ctx: Context): Promise<number> {
  const now = ctx.now();
  const checkpoints = await findCheckpoints(ctx.db, now);
  const recommendations = new Set(checkpoints.map(({ recommendationId }) => recommendationId));
  const superfluous = [...recommendations].flatMap((id) =>
    checkpointsToDrop(
      checkpoints.filter(({ recommendationId }) => recommendationId === id),
      now,
    ),
  );
  return deleteCheckpoints(
    ctx.db,
    superfluous.map(({ id }) => id),
  );
}
