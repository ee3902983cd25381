import { get, type IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, findDraft, signInAs } from "../support/people.ts";
import { until } from "../support/until.ts";

let application: TestApplication;
let path: string;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  const { number } = await findDraft(application, "krakow", "consultation");
  path = `/forums/krakow/recommendations/${number}/v/1`;
});

afterAll(() => application?.close());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function ask(headers: Record<string, string> = {}, at = path, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(application.url + at, { headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    }).on("error", reject);
  });
}

describe("a published version", () => {
  test("is the same from memory as it was rendered, however it is compressed", async () => {
    const first = await ask();
    const plain = await ask();
    const br = await ask({ "accept-encoding": "gzip, deflate, br" });
    const gzip = await ask({ "accept-encoding": "gzip, br;q=0" });
    for (const answer of [first, plain, br, gzip]) expect(answer.status).toBe(200);
    expect(plain.body.equals(first.body)).toBe(true);
    expect(br.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(br.body).equals(first.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(first.body)).toBe(true);
    expect(br.headers["content-length"]).toBe(String(br.body.length));
    expect(first.headers.etag).toBe(br.headers.etag);
  });

  test("has the headers of every page, and no nonce that all readers would share", async () => {
    const { headers } = await ask();
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    expect(headers["x-frame-options"]).toBeDefined();
    expect(headers["cache-control"]).toBe("public, no-cache");
    expect(headers.vary).toBe("Accept-Encoding, Cookie, Accept-Language");
    expect(headers["set-cookie"]).toBeUndefined();
  });

  test("is not sent again to who has it", async () => {
    const { headers } = await ask();
    const again = await ask({ "if-none-match": `"other", W/${headers.etag}` });
    expect(again.status).toBe(304);
    expect(again.body.length).toBe(0);
    expect((await ask({ "if-none-match": '"other"' })).status).toBe(200);
    const head = await ask({}, path, "HEAD");
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });

  test("is kept by language, and never for who is signed in", async () => {
    const polish = await ask();
    const ukrainian = await ask({ "accept-language": "uk" });
    const chosen = await ask({ cookie: "trojglos_language=uk" });
    expect(ukrainian.headers["content-language"]).toBe("uk");
    expect(chosen.body.equals(ukrainian.body)).toBe(true);
    expect(polish.headers["content-language"]).toBe("pl");
    const { cookie } = await signInAs(application, "krakow.city");
    const own = await ask({ cookie });
    expect(own.headers["cache-control"]).toBe("no-store");
    expect(own.body.toString()).toContain("Katarzyna Wilk");
    expect((await ask()).body.equals(polish.body)).toBe(true);
  });

  test("that does not exist is a translated page of its own", async () => {
    for (const version of ["2", "0", "99999999999", "01"]) {
      const missing = await ask({}, path.replace(/1$/, version));
      expect([version, missing.status]).toEqual([version, 404]);
      expect(missing.body.toString()).toContain("Nie ma takiej strony");
    }
  });

  test("says that it is withdrawn from the moment on in which it is, in this process and in others", async () => {
    const { number } = await findDraft(application, "krakow", "consultation");
    const { etag } = (await ask()).headers;
    const withdrawn = await moveRecommendation(
      application.ctx,
      await actorOf(application, "krakow.moderator"),
      { forumSlug: "krakow", number },
      { from: "consultation", to: "withdrawn", reason: "Powód wycofania z próby." },
    );
    expect(withdrawn.ok).toBe(true);
    const after = await ask();
    expect(after.headers.etag).not.toBe(etag);
    expect(after.body.toString()).toContain("Powód wycofania z próby.");
    // As another process would, without a word to this one.
    await prismaOf(application.ctx.db).statusChange.updateMany({
      where: { to: "withdrawn", recommendation: { number } },
      data: { reason: "Inny powód." },
    });
    await prismaOf(application.ctx.db).recommendation.updateMany({ where: { number }, data: { status: "withdrawn" } });
    await until(async () => (await ask()).body.toString().includes("Inny powód."), "the other reason");
  });
});
