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
import { seedDemo } from "#prisma/seed/seed-demo.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let ctx: Context;
let now = new Date("2026-11-21T12:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = testContext(database, { now: () => now });
  await seedDemo(ctx);
});

afterAll(() => database.close());

const right = { email: "krakow.city@demo.example", password: demoPassword, address: "192.0.2.1" };

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

test("a thousand guesses made at once get ten tries", async () => {
  const limits = createSignInLimits();
  const guesses = Array.from({ length: 1000 }, (_, guess) =>
    signIn(ctx, limits, { ...right, password: `guess ${guess}` }),
  );
  const results = await Promise.all(guesses);
  expect(results.filter((result) => !result.ok && result.reason === "wrongCredentials")).toHaveLength(10);
});

test("two hundred people behind one address are let through at once", async () => {
  const limits = createSignInLimits();
  const tries = Array.from({ length: 200 }, (_, person) =>
    limits.takeTry(`person${person}@demo.example`, right.address),
  );
  expect((await Promise.all(tries)).every(Boolean)).toBe(true);
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
