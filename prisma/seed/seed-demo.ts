import { SCHEMA_VERSION } from "#app/drafting/document-schema.ts";
import { firstEntry } from "#app/drafting/first-entry.server.ts";
import { documentStateIn, isPublic, isStatus, type Status } from "#app/drafting/lifecycle.ts";
import { nextNumber } from "#app/drafting/number.ts";
import { recommendationData } from "#app/drafting/recommendation-form.ts";
import { insertRecommendation } from "#app/drafting/store.server.ts";
import { consentTextVersion, needsConsent } from "#app/forums/sector-consent.ts";
import { defaultVotingSectors } from "#app/forums/sectors.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { hashPassword } from "#app/people/password.server.ts";
import { demoAddress, demoCities, demoForums, demoPassword, demoPeople, secretariatAddress } from "./demo-accounts.ts";
import recommendations from "./demo-recommendations.json" with { type: "json" };

/** Fills an empty database with the demo: four forums, their members, eleven recommendations. All people are invented. */
export async function seedDemo(ctx: Context): Promise<void> {
  const at = ctx.now();
  const prisma = prismaOf(ctx.db);
  await clearUnfinished(ctx);
  const forumIds = new Map<string, string>(demoForums.map((forum) => [forum.slug, ctx.newId()]));
  await prisma.forum.createMany({
    data: demoForums.map(({ groups: _, slug, ...forum }, position) => ({
      id: idOf(forumIds, slug),
      slug,
      ...forum,
      votingSectors: defaultVotingSectors.join(","),
      isDemo: true,
      position,
      createdAt: at,
    })),
  });
  const { accounts, memberships } = await inventPeople(ctx, forumIds, at);
  const decisions = memberships
    .filter((membership) => membership.sectorConsent === "given")
    .map(({ accountId, forumId, sector }) => ({
      id: ctx.newId(),
      accountId,
      forumId,
      sector,
      decision: "given",
      textVersion: consentTextVersion,
      language: "pl",
      at,
    }));
  const moderator = accounts.find((account) => account.email === demoAddress("warszawa", "moderator"));
  await seedRecommendations(ctx, forumIds, at, moderator?.id ?? "");
  const groups = demoForums.flatMap((forum) =>
    forum.groups.map((name, position) => ({ id: ctx.newId(), forumId: idOf(forumIds, forum.slug), name, position })),
  );
  const groupMembers = demoForums.flatMap(({ slug }) => {
    const forumId = idOf(forumIds, slug);
    const own = groups.filter((group) => group.forumId === forumId);
    const members = memberships.filter((membership) => membership.forumId === forumId);
    return members.map(({ id }, index) => ({ groupId: own[index % own.length]?.id ?? "", membershipId: id }));
  });
  // The accounts come last and all at once: where they are, the demo is whole.
  await prisma.$transaction([
    prisma.account.createMany({ data: accounts }),
    prisma.membership.createMany({ data: memberships }),
    prisma.sectorDecision.createMany({ data: decisions }),
    prisma.workingGroup.createMany({ data: groups }),
    prisma.workingGroupMember.createMany({ data: groupMembers }),
  ]);
}

/** Without accounts, whatever is there was left by a start that was interrupted while it filled the database. */
async function clearUnfinished(ctx: Context): Promise<void> {
  const prisma = prismaOf(ctx.db);
  await prisma.recommendation.deleteMany();
  await prisma.journalEntry.deleteMany();
  await prisma.document.deleteMany();
  await prisma.workingGroup.deleteMany();
  await prisma.forum.deleteMany();
}

async function inventPeople(ctx: Context, forumIds: Map<string, string>, at: Date) {
  const accounts = [];
  const memberships = [];
  // Everybody may know the demo's password: one hash, which takes its time, serves all.
  const passwordHash = await hashPassword(demoPassword);
  for (const city of demoCities) {
    for (const person of demoPeople) {
      const id = ctx.newId();
      const local: string = person.account ?? `${person.sector.toLowerCase()}-${accounts.length}`;
      accounts.push({
        id,
        email: demoAddress(city, local),
        name: person.names[city],
        organisation: person.organisations[city],
        passwordHash: person.account ? passwordHash : null,
        isSecretariat: false,
        isDemo: true,
        createdAt: at,
      });
      const sectorConsent = needsConsent(person.sector) ? "given" : "unasked";
      const membership = { accountId: id, role: person.role, sector: person.sector, sectorConsent, createdAt: at };
      memberships.push({ id: ctx.newId(), forumId: idOf(forumIds, city), ...membership });
      // The shared forum has the same people; Warsaw's moderator runs it, the others take part.
      const role = person.role === "moderator" && city !== "warszawa" ? "participant" : person.role;
      memberships.push({ id: ctx.newId(), forumId: idOf(forumIds, "wspolne"), ...membership, role });
    }
  }
  accounts.push({
    id: ctx.newId(),
    email: secretariatAddress,
    name: "Sekretariat",
    organisation: "Trójgłos",
    passwordHash,
    isSecretariat: true,
    isDemo: true,
    createdAt: at,
  });
  return { accounts, memberships };
}

async function seedRecommendations(
  ctx: Context,
  forumIds: Map<string, string>,
  at: Date,
  moderatorId: string,
): Promise<void> {
  const taken: string[] = [];
  for (const entry of recommendations) {
    const prefix = demoForums.find((forum) => forum.slug === entry.forum)?.prefix;
    const number = nextNumber(`${prefix}-${at.getFullYear()}-`, taken);
    taken.push(number);
    const status = statusOf(entry.status);
    const { joined: _, ...data } = recommendationData.parse({ ...entry, joined: [] });
    const id = ctx.newId();
    await insertRecommendation(ctx.db, {
      id,
      number,
      forumId: idOf(forumIds, entry.forum),
      title: entry.title,
      status,
      areas: data.areas.join(","),
      documentId: ctx.newId(),
      publicSince: status === "draft" ? null : at,
      isFictitious: true,
      at,
      joinedForumIds: entry.forum === "wspolne" ? demoCities.map((city) => idOf(forumIds, city)) : [],
      document: { state: documentStateIn(status), schemaVersion: SCHEMA_VERSION, epoch: ctx.newId() },
      firstEntry: firstEntry(ctx, {
        // What everyone can read has no headings without words.
        leavesOutEmpty: status !== "draft",
        summary: [entry.summary],
        sections: {
          Rekomendacja: [entry.recommendation],
          Uzasadnienie: [entry.rationale],
          Wskaźniki: entry.indicators.map((indicator) => indicator.name),
        },
      }),
      data,
      actorId: null,
      newId: ctx.newId,
    });
    await seedStatusChanges(ctx, id, at, moderatorId, { status, reason: entry.reason ?? "" });
  }
}

/** The steps that lead to the status, as a moderator would have made them. */
async function seedStatusChanges(
  ctx: Context,
  recommendationId: string,
  at: Date,
  accountId: string,
  end: { status: Status; reason: string },
): Promise<void> {
  const steps: Status[] =
    end.status === "draft" ? [] : end.status === "withdrawn" ? ["consultation", "withdrawn"] : [end.status];
  let from: Status = "draft";
  for (const [index, to] of steps.entries()) {
    const reason = isPublic(to, false) ? "" : end.reason;
    const change = {
      id: ctx.newId(),
      recommendationId,
      from,
      to,
      accountId,
      at: new Date(at.getTime() + index),
      reason,
    };
    await prismaOf(ctx.db).statusChange.create({ data: change });
    from = to;
  }
}

function statusOf(value: string): Status {
  if (!isStatus(value)) throw new Error(`unknown status ${value}`);
  return value;
}

function idOf(ids: Map<string, string>, slug: string): string {
  const id = ids.get(slug);
  if (!id) throw new Error(`no forum ${slug}`);
  return id;
}
