import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { actorOf, findDraft, signInAs } from "../../support/people.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});

afterAll(() => application?.close());

test("while three people write on four connections, freezing stops them all: what was said to be saved is in the version, nothing after it is taken", async () => {
  const { id, number, documentId } = await findDraft(application);
  const names = ["krakow.city", "krakow.ngo", "krakow.ngo", "krakow.migrant"];
  const clients = await Promise.all(
    names.map(async (name) => {
      const { cookie } = await signInAs(application, name);
      return new SyncClient(application.wsUrl, documentId, cookie);
    }),
  );
  const observer = new SyncClient(
    application.wsUrl,
    documentId,
    (await signInAs(application, "krakow.observer")).cookie,
  );
  await Promise.all([...clients, observer].map((client) => client.synced()));
  const saved = new Set<string>();
  const refused = new Set<string>();
  let isTyping = true;
  const typing = clients.map(async (client, place) => {
    for (let count = 0; isTyping; count++) {
      const token = `[słowo-${place}-${count}]`;
      client.write(token);
      const { status } = await client.barrier();
      if (status === 0) saved.add(token);
      else {
        expect(status).toBe(2);
        refused.add(token);
      }
    }
  });
  await until(() => saved.size > 40, "words are saved");
  const frozen = await freezeRecommendation(
    application.ctx,
    await actorOf(application, "krakow.moderator"),
    { forumSlug: "krakow", number },
    { from: "draft" },
  );
  expect(frozen.ok).toBe(true);
  await until(
    () => clients.every((_, place) => [...refused].some((token) => token.startsWith(`[słowo-${place}-`))),
    "everybody is refused",
  );
  isTyping = false;
  await Promise.all(typing);

  const version = await prismaOf(application.ctx.db).version.findFirstOrThrow({
    where: { recommendationId: id },
    orderBy: { number: "desc" },
  });
  expect([...saved].filter((token) => !version.text.includes(token))).toEqual([]);
  // What was on its way at that moment may be in it although its author was told "frozen": never less is kept than was promised.
  const onItsWay = clients.map((_, place) => [...refused].find((token) => token.startsWith(`[słowo-${place}-`)));
  const late = [...refused].filter((token) => !onItsWay.includes(token));
  expect(late.filter((token) => version.text.includes(token))).toEqual([]);
  // Who looked on sees exactly the frozen text, and the refused words are still with their authors.
  await until(() => [...saved].every((token) => observer.text.includes(token)), "the observer sees all that was saved");
  expect([...refused].filter((token) => observer.text.includes(token) !== version.text.includes(token))).toEqual([]);
  for (const token of refused) expect(clients.some((client) => client.text.includes(token))).toBe(true);
  for (const client of [...clients, observer]) client.close();
});
