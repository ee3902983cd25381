import { afterAll, beforeAll, expect, test } from "vitest";
import { invitePerson } from "#app/invitations/invite.server.ts";
import { nameVersion } from "#app/versions/name-version.server.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { FormVisitor } from "../support/forms.ts";
import { actorOf, findDraft, signInAs } from "../support/people.ts";
import { SyncClient } from "../support/sync-client.ts";
import { openedVote, simpleMajority } from "../voting/held/assembly.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

afterAll(() => application.close());

interface OwnData {
  accountId: string;
  generatedAt: string;
  tables: { table: string; rows: Record<string, unknown>[] }[];
}

const dataPath = "/account/data.json";

async function dataOf(person: FormVisitor): Promise<(table: string) => Record<string, unknown>[]> {
  const answer = await person.get(dataPath);
  expect(answer.status).toBe(200);
  const data: OwnData = JSON.parse(answer.html);
  return (table) => data.tables.find((one) => one.table === table)?.rows ?? [];
}

test("what a person has done is in their data word for word; secrets and other people's data are not", async () => {
  const { cookie } = await signInAs(application, "krakow.migrant");
  const person = new FormVisitor(application, { cookie, userAgent: "Mozilla/5.0 (Windows NT 10.0) Firefox/142.0" });
  const me = await actorOf(application, "krakow.migrant");
  const { voteId, textHash } = await openedVote(application.ctx, { isSecret: false, terms: simpleMajority });
  expect((await castBallot(application.ctx, me, voteId, { ballot: { choice: "against" }, textHash })).ok).toBe(true);
  const { documentId, number } = await findDraft(application);
  const mine = new SyncClient(application.wsUrl, documentId, cookie);
  const other = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "krakow.city")).cookie);
  await Promise.all([mine.synced(), other.synced()]);
  mine.write("moje własne słowa");
  expect((await mine.barrier()).status).toBe(0);
  const at = { forumSlug: "krakow", number };
  expect((await nameVersion(application.ctx, me, at, { title: "Przed spotkaniem" })).ok).toBe(true);
  other.write("cudze słowa");
  expect((await other.barrier()).status).toBe(0);
  await person.post("/account", { name: "Daryna Melnyk-Nowa", organisation: "Fundacja Próbna", language: "pl" });
  await person.post("/account/privacy", { isNamePublic: "yes" });
  await person.post("/forums/krakow/consent", { decision: "withdrawn", language: "en", redirectTo: "/" });
  await person.post("/sign-in/link", { intent: "ask", email: "krakow.migrant@demo.example" });
  const moderator = await actorOf(application, "lublin.moderator");
  const form = { name: "D. Melnyk", organisation: "", role: "expert", sector: "academia", language: "en" };
  const invited = await invitePerson(application.ctx, moderator, "lublin", {
    ...form,
    email: "krakow.migrant@demo.example",
  });
  expect(invited.ok).toBe(true);

  const rows = await dataOf(person);
  expect(rows("Account")).toMatchObject([
    {
      email: "krakow.migrant@demo.example",
      name: "Daryna Melnyk-Nowa",
      organisation: "Fundacja Próbna",
      isNamePublic: true,
    },
  ]);
  expect(rows("Account")[0]?.passwordHash).toBe("(stored, not shown)");
  expect(rows("Session").length).toBeGreaterThan(0);
  expect(rows("Membership")).toContainEqual(
    expect.objectContaining({ role: "participant", sector: "migrantCommunity", sectorConsent: "withdrawn" }),
  );
  expect(rows("SectorDecision")).toContainEqual(
    expect.objectContaining({ decision: "withdrawn", language: "en", sector: "migrantCommunity" }),
  );
  expect(rows("Invitation")).toMatchObject([{ name: "D. Melnyk", role: "expert", sector: "academia" }]);
  expect(
    rows("OutgoingMail")
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(["invitation", "signInLink"]);
  expect(rows("Elector")).toMatchObject([{ voteId, sector: "migrantCommunity" }]);
  expect(rows("OpenBallot")).toMatchObject([{ voteId, round: 1, ballot: expect.stringContaining("against") }]);
  expect(rows("VersionMaker")).toHaveLength(1);
  const written = JSON.stringify(rows("JournalEntry"));
  expect(written).toContain("moje własne słowa");
  expect(written).toContain(number);

  const whole = (await person.get(dataPath)).html;
  expect(whole).not.toContain("cudze słowa");
  for (const secret of [cookie.split("=")[1] ?? "", "$argon2id$", "invitation?token=", "warszawa.ngo@"]) {
    expect(whole).not.toContain(secret);
  }
  for (const client of [mine, other]) client.close();
});

test("it is a file for its owner alone, and kept by no cache", async () => {
  const { cookie } = await signInAs(application, "krakow.ngo");
  const response = await fetch(application.url + dataPath, { headers: { cookie } });
  expect(response.headers.get("content-disposition")).toMatch(/attachment/);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(((await response.json()) as OwnData).tables.length).toBeGreaterThan(2);
  expect((await new FormVisitor(application).get(dataPath)).location).toMatch(/^\/sign-in/);
});
