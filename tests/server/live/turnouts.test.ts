import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "#app/kernel/context.server.ts";
import { createPrisma, type OpenDatabase } from "#app/kernel/prisma.server.ts";
import { cancelVote } from "#app/voting/cancel-vote.server.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { testContext } from "../../support/context.ts";
import { LiveClient } from "../../support/live-client.ts";
import { actorOf, signInAs } from "../../support/people.ts";
import { until } from "../../support/until.ts";
import { moderatorOf, openedVote, simpleMajority } from "../../voting/held/assembly.ts";

let application: TestApplication;
/** A second process on the same database: it has a connection and a hub of its own. */
let other: OpenDatabase;
let elsewhere: Context;

beforeAll(async () => {
  application = await startTestApplication();
  other = createPrisma({ dataDir: application.dataDir, databaseUrl: application.databaseUrl });
  elsewhere = testContext(other);
});

afterAll(async () => {
  await application?.close();
  await other?.close();
});

test.each([true, false])(
  "what another process takes is told to those who watch a vote (secret: %s)",
  async (isSecret) => {
    const vote = await openedVote(elsewhere, { isSecret, terms: simpleMajority });
    const client = new LiveClient(application.url, (await signInAs(application, "krakow.observer")).cookie);
    const news: { isOpen: boolean; turnout: { sector: string; cast: number }[] }[] = [];
    client.socket.on("turnout", (one) => news.push(one));
    await client.connected();
    expect(await client.socket.emitWithAck("watch", { vote: vote.voteId })).toEqual({ ok: true });
    const castOf = () => news.at(-1)?.turnout.find(({ sector }) => sector === "cityGovernment")?.cast;
    await until(() => castOf() === 0, "the turnout as it is");

    const city = await actorOf(application, "krakow.city");
    const ballot = { ballot: { choice: "for" }, textHash: vote.textHash };
    expect((await castBallot(elsewhere, city, vote.voteId, ballot)).ok).toBe(true);
    await until(() => castOf() === 1, "one more");
    expect(news.at(-1)?.isOpen).toBe(true);

    const reason = { voteId: vote.voteId, reason: "Pomyłka." };
    expect((await cancelVote(elsewhere, await moderatorOf(elsewhere), vote.at, reason)).ok).toBe(true);
    await until(() => news.at(-1)?.isOpen === false, "the end of the vote");
    client.close();
  },
);
