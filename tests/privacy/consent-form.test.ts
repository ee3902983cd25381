import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { FormVisitor } from "../support/forms.ts";
import { signInAs } from "../support/people.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

afterAll(() => application.close());

const page = "/forums/krakow/consent";
const migrant = { account: { email: "krakow.migrant@demo.example" }, forum: { slug: "krakow" } };
const seat = () => prismaOf(application.ctx.db).membership.findFirstOrThrow({ where: migrant });
const decisions = async () => {
  const { accountId } = await seat();
  const rows = await prismaOf(application.ctx.db).sectorDecision.findMany({
    where: { accountId },
    orderBy: { at: "asc" },
  });
  return rows.map(({ decision, language }) => [decision, language]);
};

async function visitor(account: string): Promise<FormVisitor> {
  return new FormVisitor(application, { cookie: (await signInAs(application, account)).cookie });
}

test("who has not decided is asked before they enter, and comes to where they were going once they have; a withdrawal counts at once", async () => {
  await prismaOf(application.ctx.db).membership.updateMany({ where: migrant, data: { sectorConsent: "unasked" } });
  const person = await visitor("krakow.migrant");
  const before = await decisions();
  const asked = await person.get("/forums/krakow");
  expect(asked.location).toBe(`${page}?redirectTo=%2Fforums%2Fkrakow`);
  const question = await person.get(asked.location ?? "");
  expect(question.status).toBe(200);
  for (const decision of ["given", "declined"]) expect(question.html).toContain(`value="${decision}"`);

  const given = await person.post(page, { decision: "given", language: "uk", redirectTo: "/forums/krakow" });
  expect([given.status, given.location]).toEqual([303, "/forums/krakow"]);
  expect((await seat()).sectorConsent).toBe("given");
  expect((await person.get("/forums/krakow")).status).toBe(200);

  const withdrawn = await person.post(page, { decision: "withdrawn", language: "pl", redirectTo: "/account/privacy" });
  expect([withdrawn.status, withdrawn.location]).toEqual([303, "/account/privacy"]);
  expect((await seat()).sectorConsent).toBe("withdrawn");
  expect((await decisions()).slice(before.length)).toEqual([
    ["given", "uk"],
    ["withdrawn", "pl"],
  ]);
  // The page of one's privacy says so.
  expect((await person.get("/account/privacy")).html).toContain(page);
});

test("a refusal to answer, an answer that does not exist, and one for a seat that is not one's own change nothing", async () => {
  const before = [await seat(), await decisions()];
  const person = await visitor("krakow.migrant");
  expect((await person.post(page, { decision: "perhaps" })).status).toBe(400);
  expect((await person.post(page, {})).status).toBe(400);
  expect((await person.post("/forums/lublin/consent", { decision: "given" })).status).toBe(404);
  expect((await person.get("/forums/lublin/consent")).status).toBe(404);
  expect((await new FormVisitor(application).post(page, { decision: "given" })).status).toBe(401);
  expect((await new FormVisitor(application).get(page)).status).toBe(401);
  expect([await seat(), await decisions()]).toEqual(before);
});

test("the answer leads to no other site", async () => {
  const person = await visitor("krakow.migrant");
  for (const redirectTo of ["https://example.org", "//example.org", "/\\example.org", "javascript:alert(1)"]) {
    const answer = await person.post(page, { decision: "withdrawn", redirectTo });
    expect([answer.status, answer.location]).toEqual([303, "/"]);
  }
});
