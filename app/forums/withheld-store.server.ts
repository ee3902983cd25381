import { difference } from "#app/audit/acts.ts";
import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

/** Ids of what this instance does not offer for new choices. */
export interface Withheld {
  sectors: string[];
  areas: string[];
}

export async function findWithheld(db: Database): Promise<Withheld> {
  return byList(await prismaOf(db).withheldChoice.findMany({ orderBy: { itemId: "asc" } }));
}

function byList(rows: { list: string; itemId: string }[]): Withheld {
  const of = (list: string) => rows.filter((row) => row.list === list).map((row) => row.itemId);
  return { sectors: of("sectors"), areas: of("areas") };
}

/** Replaces what is withheld, as long as it is still what one saw. @returns false when somebody has changed it since */
export async function replaceWithheld(
  db: Database,
  seen: Withheld,
  next: Withheld,
  { actorId, at }: { actorId: string; at: Date },
): Promise<boolean> {
  return prismaOf(db).$transaction(async (tx) => {
    // Two who save at once take turns on this row; it carries nothing.
    await tx.$executeRaw`UPDATE "AccessEpoch" SET "value" = "value" WHERE "id" = 1`;
    const before = byList(await tx.withheldChoice.findMany({ orderBy: { itemId: "asc" } }));
    const sorted = { sectors: [...next.sectors].sort(), areas: [...next.areas].sort() };
    if (difference(before, { sectors: [...seen.sectors].sort(), areas: [...seen.areas].sort() })) return false;
    const changed = difference(before, sorted);
    if (!changed) return true;
    await tx.withheldChoice.deleteMany({});
    await tx.withheldChoice.createMany({
      data: (["sectors", "areas"] as const).flatMap((list) => sorted[list].map((itemId) => ({ list, itemId }))),
    });
    const logged = ({ sectors, areas }: Partial<Withheld>) => ({
      ...(sectors && { withheldSectors: sectors }),
      ...(areas && { withheldAreas: areas }),
    });
    const act = { kind: "choicesChanged", at, actorId, forumId: null } as const;
    await recordAct(tx, { ...act, before: logged(changed.before), after: logged(changed.after) });
    return true;
  });
}
