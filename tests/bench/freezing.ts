import { rmSync } from "node:fs";
import * as Y from "yjs";
import { encodeEntries } from "#app/drafting/journal-codec.ts";
import { migrate } from "#app/kernel/migrate.server.ts";
import { createPrisma, prismaOf } from "#app/kernel/prisma.server.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { makeCheckpoints } from "#app/versions/keep-checkpoints.server.ts";
import { seedDemo } from "#prisma/seed/seed-demo.ts";
import { testContext } from "../support/context.ts";
import { writeHistory } from "../support/history.ts";
import { actorOf, findDraft } from "../support/people.ts";
import { randomFrom } from "../support/random.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// node --import tsx tests/bench/freezing.ts [keystrokes]
// How long a freeze takes at the end of a day of fifteen people, whose text has been recorded every ten minutes meanwhile: from the moderator's
// request until the version, its authorship and the new status are on disk. What the history was made with is let go of before: no server
// holds it.

const keystrokes = Number(process.argv[2] ?? 240_000);
/** Of a day of eight hours. */
const tenMinutes = Math.round(keystrokes / 48);
const rowsAtOnce = 2000;

const folder = temporaryFolder();
const database = createPrisma({ dataDir: folder });
await migrate(database);
const ctx = testContext(database);
await seedDemo(ctx);
const draft = await findDraft({ ctx }, "krakow");
const people = await prismaOf(ctx.db).membership.findMany({
  where: { forum: { slug: "krakow" }, role: "participant" },
  select: { accountId: true, sector: true },
});
let { updates } = writeHistory(keystrokes, randomFrom(1));

async function write(part: Uint8Array[], at: Date): Promise<void> {
  const where = { documentId: draft.documentId };
  const last = await prismaOf(ctx.db).journalEntry.aggregate({ where, _max: { seq: true } });
  const first = (last._max.seq ?? 0) + 1;
  const rows = part.map((update, index) => {
    const [client = 0] = [...Y.parseUpdateMeta(update).from.keys()];
    const { accountId: userId, sector } = people[client % people.length] ?? { accountId: "", sector: "" };
    return { ...where, seq: first + index, at, entries: encodeEntries([{ userId, sector, update }]) };
  });
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await prismaOf(ctx.db).journalEntry.createMany({ data: rows.slice(start, start + rowsAtOnce) });
  }
}

const minutes = (count: number) => new Date(Date.now() - count * 60_000);
await write(updates.slice(0, -tenMinutes), minutes(12));
console.log(`checkpoints made: ${await makeCheckpoints(ctx)}`);
await write(updates.slice(-tenMinutes), minutes(0));
updates = [];
const moderator = await actorOf({ ctx }, "krakow.moderator");
const [cpu, clock] = [process.cpuUsage(), performance.now()];
const frozen = await freezeRecommendation(
  ctx,
  moderator,
  { forumSlug: "krakow", number: draft.number },
  { from: "draft" },
);
const { user, system } = process.cpuUsage(cpu);
console.log(
  `${frozen.ok ? "frozen" : frozen.reason} after ${keystrokes} keystrokes, ${tenMinutes} since the last checkpoint: ` +
    `${Math.round(performance.now() - clock)} ms, ${Math.round((user + system) / 1000)} ms of processor`,
);
await database.close();
rmSync(folder, { recursive: true });
