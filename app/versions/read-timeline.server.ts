import { nextTurn } from "#app/drafting/hydrate.server.ts";
import { decodeEntries } from "#app/drafting/journal-codec.ts";
import { readJournal } from "#app/drafting/journal-store.server.ts";
import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findReadableVersion } from "./read-version.server.ts";
import { readWriters } from "./read-writers.server.ts";
import { type ShownWriter, shownWriters } from "./shown-writers.ts";
import type { TimelineStep } from "./timeline.ts";
import { TimelineMaker } from "./timeline-maker.ts";

export interface Timeline {
  recommendation: RecommendationDetails;
  from: { number: number; title: string };
  to: { number: number; title: string };
  /** The first is the earlier version, the last the later one. */
  steps: TimelineStep[];
  writers: ShownWriter[];
}

const rowsAtOnce = 200;
/** A few hundred kilobytes each. */
const mostRemembered = 8;

interface Memory {
  made: Map<string, Promise<TimelineStep[]>>;
  /** One at a time is made: a day of writing takes seconds of work, in slices. */
  last: Promise<unknown>;
}

/** What was written between two versions does not change. Numbers of contributors stand in it, no names and no sectors. */
const memories = new WeakMap<Context["db"], Memory>();

/** How a text became another version, moment by moment. For those who may open the working text: it shows words that were taken out again. */
export async function readTimeline(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string; from: number; to: number },
): Promise<Result<Timeline, "notFound">> {
  const [from, to] = [
    await findReadableVersion(ctx, actor, { ...at, version: at.from }),
    await findReadableVersion(ctx, actor, { ...at, version: at.to }),
  ];
  if (!from.ok || !to.ok || !from.value.reader.isInside) return refuse("notFound");
  const { recommendation, reader } = from.value;
  const { documentId } = recommendation;
  const writers = await readWriters(ctx, documentId);
  const known = writers.map(({ accountId, sector }) => ({ userId: accountId, sector }));
  const steps = await remembered(ctx, `${documentId} ${from.value.row.seq} ${to.value.row.seq}`, () =>
    makeSteps(ctx, documentId, known, { from: from.value.row.seq, to: to.value.row.seq }),
  );
  return ok({
    recommendation,
    from: { number: from.value.row.number, title: from.value.row.title },
    to: { number: to.value.row.number, title: to.value.row.title },
    steps,
    writers: shownWriters(writers, reader, []),
  });
}

function remembered(ctx: Context, key: string, make: () => Promise<TimelineStep[]>): Promise<TimelineStep[]> {
  const memory: Memory = memories.get(ctx.db) ?? { made: new Map(), last: Promise.resolve() };
  memories.set(ctx.db, memory);
  const there = memory.made.get(key);
  if (there) return there;
  const made = memory.last.then(make, make);
  memory.last = made;
  memory.made.set(key, made);
  for (const old of memory.made.keys()) if (memory.made.size > mostRemembered) memory.made.delete(old);
  // What failed once is tried again.
  made.catch(() => memory.made.delete(key));
  return made;
}

async function makeSteps(
  ctx: Context,
  documentId: string,
  known: readonly { userId: string; sector: string }[],
  between: { from: number; to: number },
): Promise<TimelineStep[]> {
  const maker = new TimelineMaker(known, between);
  for (let seq = 0; seq < between.to; ) {
    const rows = await readJournal(ctx.db, documentId, seq, Math.min(rowsAtOnce, between.to - seq));
    if (rows.length === 0) throw new Error(`the journal lacks row ${seq + 1}`);
    for (const row of rows) maker.add({ ...row, entries: decodeEntries(row.entries) });
    seq += rows.length;
    await nextTurn();
  }
  return maker.steps;
}
