import { SCHEMA_VERSION } from "#app/drafting/document-schema.ts";
import { firstEntry } from "#app/drafting/first-entry.server.ts";
import { documentStateIn, isStatus, type Status } from "#app/drafting/lifecycle.ts";
import { nextNumber } from "#app/drafting/number.ts";
import { recommendationData } from "#app/drafting/recommendation-form.ts";
import { insertRecommendation } from "#app/drafting/store.server.ts";
import { consentTextVersion, needsConsent } from "#app/forums/sector-consent.ts";
import { defaultVotingSectors, type SectorId } from "#app/forums/sectors.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { hashPassword } from "#app/people/password.server.ts";
import { demoAddress, demoCities, demoForums, demoPassword, demoPeople, secretariatAddress } from "./demo-accounts.ts";
import recommendations from "./demo-recommendations.json" with { type: "json" };
import { type DemoPublication, publishInDemo } from "./publish-in-demo.ts";
import { writtenTogether } from "./written-together.ts";

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
  const published = await seedRecommendations(ctx, forumIds, at, (forum) => {
    const writer = (sector: SectorId) => {
      const forumId = idOf(forumIds, forum);
      const seat = memberships.find((one) => one.forumId === forumId && one.sector === sector);
      return { userId: seat?.accountId ?? "", sector };
    };
    return { city: writer("cityGovernment"), ngo: writer("ngo"), migrants: writer("migrantCommunity") };
  });
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
  // After that: what is published stays for good, and could not be cleared after a start that was interrupted.
  for (const publication of published) {
    const forumId = idOf(forumIds, publication.forum);
    const seat = memberships.find((one) => one.forumId === forumId && one.role === "moderator");
    await publishInDemo(ctx, publication, { accountId: seat?.accountId ?? "", forumId });
  }
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

/** All begin as drafts. @returns those that are to be published, with the stage they end in */
async function seedRecommendations(
  ctx: Context,
  forumIds: Map<string, string>,
  at: Date,
  writersOf: (forum: string) => DemoWriters,
): Promise<DemoPublication[]> {
  const taken: string[] = [];
  const published: DemoPublication[] = [];
  for (const entry of recommendations) {
    const prefix = demoForums.find((forum) => forum.slug === entry.forum)?.prefix;
    const number = nextNumber(`${prefix}-${at.getFullYear()}-`, taken);
    taken.push(number);
    const status = statusOf(entry.status);
    const { joined: _, ...data } = recommendationData.parse({ ...entry, joined: [] });
    await insertRecommendation(ctx.db, {
      id: ctx.newId(),
      number,
      forumId: idOf(forumIds, entry.forum),
      title: entry.title,
      status: "draft",
      areas: data.areas.join(","),
      documentId: ctx.newId(),
      publicSince: null,
      isFictitious: true,
      at,
      joinedForumIds: entry.forum === "wspolne" ? demoCities.map((city) => idOf(forumIds, city)) : [],
      document: { state: documentStateIn("draft"), schemaVersion: SCHEMA_VERSION, epoch: ctx.newId() },
      firstEntry: status === "draft" ? workingText(ctx, entry) : publishedText(ctx, entry, writersOf(entry.forum)),
      data,
      actorId: null,
      newId: ctx.newId,
    });
    if (status !== "draft") published.push({ forum: entry.forum, number, status, reason: entry.reason ?? "" });
  }
  return published;
}

type DemoEntry = (typeof recommendations)[number];
type DemoWriters = Record<"city" | "ngo" | "migrants", { userId: string; sector: string }>;

function workingText(ctx: Context, { summary, recommendation, rationale, indicators }: DemoEntry) {
  return firstEntry(ctx, {
    summary: [summary],
    sections: {
      Rekomendacja: [recommendation],
      Uzasadnienie: [rationale],
      Wskaźniki: indicators.map((indicator) => indicator.name),
    },
  });
}

/** What everyone can read has no headings without words. */
function publishedText(
  ctx: Context,
  { summary, recommendation, rationale, indicators }: DemoEntry,
  { city, ngo, migrants }: DemoWriters,
) {
  const measures = indicators.map((indicator) => indicator.name);
  return writtenTogether(ctx, [
    { root: "summary", heading: "", paragraphs: [summary], writer: migrants },
    { root: "body", heading: "Rekomendacja", paragraphs: [recommendation], writer: ngo },
    { root: "body", heading: "Uzasadnienie", paragraphs: [rationale], writer: city },
    { root: "body", heading: "Wskaźniki", paragraphs: measures, writer: migrants },
  ]);
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
