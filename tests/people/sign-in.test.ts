import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadActor } from "#app/forums/load-actors.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { hashToken } from "#app/kernel/id.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { hashPassword, verifyPassword } from "#app/people/password.server.ts";
import { signIn, signInForm } from "#app/people/sign-in.server.ts";
import { createSignInLimits } from "#app/people/sign-in-limits.server.ts";
import { signOut } from "#app/people/sign-out.server.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let ctx: Context;
let now = new Date("2026-11-21T12:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase("demo");
  ctx = testContext(database, { now: () => now });
});

afterAll(() => database.close());

const right = { email: "krakow.city@demo.example", password: demoPassword, address: "192.0.2.1" };

const officePassword = "wspólne hasło urzędu";

/** So many people, whose addresses begin alike; the hash is a cheap one, so that the test is about limits. */
async function officeOf(size: number): Promise<string[]> {
  const passwordHash = await hash(officePassword, { memoryCost: 8, timeCost: 1 });
  const emails = Array.from({ length: size }, (_, person) => `office${person}@example.org`);
  await prismaOf(ctx.db).account.createMany({
    data: emails.map((email) => ({ id: email, email, name: email, passwordHash, createdAt: now })),
  });
  return emails;
}

test("the right password opens a session; its token is nowhere in the database", async () => {
  const signedIn = await signIn(ctx, createSignInLimits(), right);
  if (!signedIn.ok) throw new Error(signedIn.reason);
  const actor = await loadActor(ctx, signedIn.value.token);
  expect(actor).toMatchObject({ email: right.email, memberships: [{ forumSlug: "krakow" }, { forumSlug: "wspolne" }] });
  const sessions = await prismaOf(ctx.db).session.findMany();
  expect(JSON.stringify(sessions)).not.toContain(signedIn.value.token);
  expect(sessions.some(({ id }) => id === hashToken(signedIn.value.token, ctx.sessionSecret))).toBe(true);
});

test("a wrong password, an unknown address and an account without a password get the same answer", async () => {
  const limits = createSignInLimits();
  for (const wrong of [
    { password: "wrong" },
    { email: "nobody@demo.example" },
    { email: "krakow.education-9@demo.example" },
  ]) {
    expect(await signIn(ctx, limits, { ...right, ...wrong })).toEqual({ ok: false, reason: "wrongCredentials" });
  }
});

test("after ten failures the same address waits for that account; others and other accounts do not", async () => {
  const limits = createSignInLimits();
  for (let tries = 0; tries < 10; tries++) await signIn(ctx, limits, { ...right, password: "guess" });
  expect(await signIn(ctx, limits, right)).toEqual({ ok: false, reason: "tooManyTries" });
  expect((await signIn(ctx, limits, { ...right, address: "192.0.2.2" })).ok).toBe(true);
  expect((await signIn(ctx, limits, { ...right, email: "krakow.ngo@demo.example" })).ok).toBe(true);
});

test("of a thousand guesses ten are looked at, while two hundred people at the same address sign in and the victim does elsewhere", async () => {
  const limits = createSignInLimits();
  const people = await officeOf(200);
  const guesses = Array.from({ length: 1000 }, (_, guess) =>
    signIn(ctx, limits, { ...right, password: `guess ${guess}` }),
  );
  const entries = people.map((email) =>
    signIn(ctx, limits, { email, password: officePassword, address: right.address }),
  );
  const [guessed, entered] = await Promise.all([Promise.all(guesses), Promise.all(entries)]);
  expect(guessed.filter((result) => !result.ok && result.reason === "wrongCredentials")).toHaveLength(10);
  expect(guessed.filter((result) => !result.ok && result.reason === "tooManyTries")).toHaveLength(990);
  expect(entered.filter(({ ok }) => !ok)).toEqual([]);
  expect((await signIn(ctx, limits, { ...right, address: "192.0.2.2" })).ok).toBe(true);
});

test("a session ends by sign-out, and by the clock", async () => {
  const first = await signIn(ctx, createSignInLimits(), right);
  const second = await signIn(ctx, createSignInLimits(), right);
  if (!first.ok || !second.ok) throw new Error("sign-in");
  await signOut(ctx, first.value.sessionId);
  expect(await loadActor(ctx, first.value.token)).toBeNull();
  expect(await loadActor(ctx, second.value.token)).not.toBeNull();
  const before = now;
  now = new Date(second.value.expiresAt.getTime() + 1);
  expect(await loadActor(ctx, second.value.token)).toBeNull();
  now = before;
});

test("a token of another instance's secret opens nothing", async () => {
  const signedIn = await signIn(ctx, createSignInLimits(), right);
  if (!signedIn.ok) throw new Error(signedIn.reason);
  expect(
    await loadActor({ ...ctx, sessionSecret: "another secret of 32 characters or more" }, signedIn.value.token),
  ).toBeNull();
});

test("passwords are argon2id, salted", async () => {
  const [one, two] = await Promise.all([hashPassword("hasło"), hashPassword("hasło")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, "hasło")).toBe(true);
  expect(await verifyPassword(one, "haslo")).toBe(false);
  expect(await verifyPassword(null, "no account has this password")).toBe(false);
});

test("the form takes an address in any case and with spaces around it", () => {
  expect(signInForm.parse({ email: "  Krakow.City@Demo.Example ", password: "x" }).email).toBe(
    "krakow.city@demo.example",
  );
});
