import { createHmac, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createPrisma } from "#app/kernel/prisma.server.ts";
import { sessionCookieName } from "#app/people/session.ts";
import { demoAddress, demoPassword } from "#prisma/seed/demo-accounts.ts";
import type { RunningServer } from "./running-server.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A data folder of ours, ready to be copied: an open draft for each document number, a signed-in participant for each person. */
export interface OurData {
  folder: string;
  documents: string[];
  cookies: string[];
}

const forum = "krakow";

/**
 * Prepares it as people would: a moderator signs in and creates the drafts over HTTP. The participants and their sessions are written
 * into the database, since hashing hundreds of passwords is not what is measured; the server checks them on every upgrade as any other.
 */
export async function prepareOurData(
  start: (folder: string) => Promise<RunningServer>,
  counts: { documents: number; people: number },
): Promise<OurData> {
  const folder = temporaryFolder();
  const server = await start(folder);
  const url = `http://127.0.0.1:${server.port}`;
  const cookie = await signIn(url);
  const documents: string[] = [];
  for (let i = 0; i < counts.documents; i++) documents.push(await createDraft(url, cookie, `Benchmark ${i + 1}`));
  await server.end("SIGTERM");
  const cookies = await writePeople(folder, counts.people);
  return { folder, documents, cookies };
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ email: demoAddress(forum, "moderator"), password: demoPassword }),
  });
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookieName}=`));
  if (!cookie) throw new Error(`signing in was answered with ${response.status}`);
  return cookie.split(";")[0] ?? "";
}

async function createDraft(url: string, cookie: string, title: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/forums/${forum}/recommendations`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ title }),
  });
  const body = (await response.json()) as { documentId?: string };
  if (!body.documentId) throw new Error(`creating a draft was answered with ${response.status}`);
  return body.documentId;
}

async function writePeople(folder: string, count: number): Promise<string[]> {
  const database = createPrisma({ dataDir: folder });
  const secret = (await readFile(join(folder, "session-secret"), "utf8")).trim();
  const { id: forumId } = await database.prisma.forum.findUniqueOrThrow({ where: { slug: forum } });
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + 86_400_000);
  const people = Array.from({ length: count }, (_, i) => ({
    id: `bench${i}`,
    token: randomBytes(32).toString("base64url"),
  }));
  await database.prisma.account.createMany({
    data: people.map(({ id }, i) => ({ id, email: `${id}@bench.example`, name: `Participant ${i + 1}`, createdAt })),
  });
  await database.prisma.membership.createMany({
    data: people.map(({ id }) => ({
      id,
      forumId,
      accountId: id,
      role: "participant",
      sector: "cityGovernment",
      createdAt,
    })),
  });
  await database.prisma.session.createMany({
    data: people.map(({ id, token }) => ({
      id: createHmac("sha256", secret).update(token).digest("base64url"),
      accountId: id,
      createdAt,
      expiresAt,
    })),
  });
  // So that the database's file alone is the whole, and can be copied.
  await database.prisma.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
  await database.close();
  return people.map(({ token }) => `${sessionCookieName}=${token}`);
}
