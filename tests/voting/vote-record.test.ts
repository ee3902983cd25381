import { webcrypto } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalBallot } from "#app/voting/canonical-ballot.ts";
import { commitBallot, hashCanonicalText, sealRecord } from "#app/voting/commitment.ts";
import { merkleRoot } from "#app/voting/merkle.ts";
import { recount } from "#app/voting/recount.ts";
import { tieOrder } from "#app/voting/tie-order.ts";
import { verifyRecord } from "#app/voting/verify-record.ts";
import { recordFaults, type VoteRecord } from "#app/voting/vote-record.ts";
import { canonicalText, recordOf, sha256, times, voteId } from "./closed-vote.ts";

const motion = {
  method: "motion",
  threshold: { rule: "simple" },
  context: { entitled: 36 },
  quorum: { num: 1, den: 2 },
};
const choices = [
  ...times(14, { choice: "for" }),
  ...times(3, { choice: "against" }),
  ...times(2, { choice: "abstain" }),
];
const irv = { method: "irv", options: ["a", "b", "c"], context: { entitled: 36 } };
const tied = [...times(2, { ranking: ["a", "b"] }), ...times(2, { ranking: ["b", "a"] }), { ranking: ["c"] }];

/** Names of the checks that fail when whoever changed the record sealed it anew. */
async function failing(changed: VoteRecord, publishedRoot?: string): Promise<string[]> {
  const record = { ...changed, seal: await sealRecord(sha256, changed) };
  expect(recordFaults(record)).toEqual([]);
  const { holds, checks } = await verifyRecord(sha256, record, publishedRoot);
  const failed = checks.filter((check) => check.holds === false).map(({ name }) => name);
  expect(holds).toBe(failed.length === 0);
  return failed;
}

describe("a vote record", () => {
  test("holds, and says what was decided", async () => {
    const record = await recordOf(motion, choices);
    const verification = await verifyRecord(sha256, record, record.root);
    expect(verification).toMatchObject({ holds: true, decision: { outcome: "adopted", cast: 19 } });
    expect(verification.checks.every(({ holds }) => holds)).toBe(true);
  });

  test("holds in a browser, whose hashing is WebCrypto", async () => {
    const record = await recordOf(irv, tied);
    const browser = async (bytes: Uint8Array) => new Uint8Array(await webcrypto.subtle.digest("SHA-256", bytes));
    expect(await verifyRecord(browser, record)).toEqual(await verifyRecord(sha256, record));
  });

  test("a tie is decided by the seed and the root, and the record says so", async () => {
    const record = await recordOf(irv, tied);
    const order = await tieOrder(sha256, record.tieSeed, record.root, ["a", "b", "c"]);
    expect(record.result).toMatchObject({ winners: ["a", "b"], tie: true, tieOrder: order });
    expect(record.result.elected).toEqual([order.find((option) => option !== "c")]);
    expect(await failing(record)).toEqual([]);
    expect(await failing({ ...record, tieSeed: "00".repeat(32) })).toContain("tieSeed");
  });

  test("a removed ballot fails, even where the root is made anew, and a hidden removal against the published root", async () => {
    const record = await recordOf(motion, choices);
    const less = { ...record, ballots: record.ballots.slice(1) };
    expect(await failing(less)).toEqual(["root", "result"]);
    const root = await merkleRoot(
      sha256,
      less.ballots.map(({ c }) => c),
    );
    expect(await failing({ ...less, root })).toEqual(["result"]);
    const consistent = await recordOf(motion, choices.slice(1));
    expect(await failing(consistent)).toEqual([]);
    expect(await failing(consistent, record.root)).toEqual(["publishedRoot"]);
  });

  test("a ballot counted twice fails", async () => {
    const record = await recordOf(motion, choices);
    const ballots = [record.ballots[0], ...record.ballots] as VoteRecord["ballots"];
    expect(await failing({ ...record, ballots })).toEqual(["order", "root", "result"]);
  });

  test("a changed choice fails with the ballot's place", async () => {
    const record = await recordOf(motion, choices);
    const at = record.ballots.findIndex(({ ballot }) => ballot?.choice === "against");
    (record.ballots[at]?.ballot as Record<string, unknown>).choice = "for";
    expect(await failing(record)).toEqual(["commitments", "result"]);
    const { checks } = await verifyRecord(sha256, record);
    const problems = checks.find(({ name }) => name === "commitments")?.problems;
    expect(problems).toEqual([{ code: "otherCommitment", at: `ballots[${at}]` }]);
  });

  test("a swapped text fails, with or without its new hash", async () => {
    const record = await recordOf(motion, choices);
    const canonical = canonicalText.replace("doc", "other");
    expect(await failing({ ...record, text: { ...record.text, canonical } as VoteRecord["text"] })).toEqual(["text"]);
    const hash = await hashCanonicalText(sha256, 1, canonical);
    expect(await failing({ ...record, text: { hash, schemaVersion: 1, canonical } })).toEqual(["ballots"]);
  });

  test("a wrong result fails with what differs", async () => {
    const record = await recordOf(motion, choices);
    const wrong = { ...record, result: { ...record.result, outcome: "rejected" } };
    expect(await failing(wrong)).toEqual(["result"]);
    const { checks } = await verifyRecord(sha256, wrong);
    expect(checks.find(({ name }) => name === "result")?.problems).toEqual([{ code: "otherResult", at: "outcome" }]);
    expect(checks.find(({ name }) => name === "seal")?.holds).toBe(false);
  });

  test("a rule that no vote could have, more ballots than people, another engine fail", async () => {
    const record = await recordOf(motion, choices);
    const threshold = { rule: "qualified", num: 2, den: 0, base: "cast" } as const;
    expect(await failing({ ...record, rule: { ...record.rule, threshold } })).toEqual(["rule"]);
    const electorate = { ...record.electorate, entitled: 18 };
    expect(await failing({ ...record, electorate })).toEqual(["electorate"]);
    expect(await failing({ ...record, engine: "by hand" })).toEqual(["engine"]);
  });

  test("an invalid ballot fails, and so does one that is not in canonical form", async () => {
    const record = await recordOf(irv, tied);
    const swapped = structuredClone(record);
    (swapped.ballots[0]?.ballot as Record<string, unknown>).ranking = ["a", "a", "x"];
    expect(await failing(swapped)).toContain("ballots");
    const noted = structuredClone(record);
    (noted.ballots[0]?.ballot as Record<string, unknown>).note = "by a friend";
    expect(await failing(noted)).toContain("ballots");
  });

  test("whichever byte is changed, the record no longer holds or is none", async () => {
    const record = await recordOf(irv, tied);
    const source = JSON.stringify(record);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: source.length - 1 }), fc.constantFrom(...'01az "}'), async (at, byte) => {
        fc.pre(source[at] !== byte);
        let changed: unknown;
        try {
          changed = JSON.parse(source.slice(0, at) + byte + source.slice(at + 1));
        } catch {
          return;
        }
        if (recordFaults(changed).length > 0) return;
        expect((await verifyRecord(sha256, changed as VoteRecord)).holds).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe("sectors of a record", () => {
  const list = { city: { entitled: 12 }, ngo: { entitled: 12 }, migrant: { entitled: 12 } };
  const rule = { ...motion, sectors: { list, threshold: { rule: "simple" } } };
  const tally = (inFavour: number, against: number, abstain: number) => ({ for: inFavour, against, abstain });
  const all = [...times(24, { choice: "for" }), ...times(12, { choice: "against" })];

  test("published counts are decided anew", async () => {
    const sectors = {
      city: { cast: 12, votes: tally(10, 2, 0) },
      ngo: { cast: 12, votes: tally(10, 2, 0) },
      migrant: { cast: 12, votes: tally(4, 8, 0) },
    };
    const record = await recordOf(rule, all, sectors);
    expect(record.result).toMatchObject({ outcome: "rejected", blockedBy: ["migrant"] });
    expect(await failing(record)).toEqual([]);
    const wrong = structuredClone(record);
    (wrong.sectors as typeof sectors).migrant.votes = tally(8, 4, 0);
    expect(await failing(wrong)).toEqual(["sectors", "result"]);
  });

  test("withheld counts name the sector that failed, and the check says that it cannot be made", async () => {
    const withheld = (passed: boolean) => ({ cast: 12, votes: { passed, blocked: false } });
    const record = await recordOf(rule, all, { city: withheld(true), ngo: withheld(true), migrant: withheld(false) });
    expect(record.result).toMatchObject({ outcome: "rejected", blockedBy: ["migrant"] });
    const { checks, holds } = await verifyRecord(sha256, record);
    expect(holds).toBe(true);
    expect(checks.find(({ name }) => name === "sectors")).toEqual({ name: "sectors", holds: null });
  });
});

describe("ballots that are not published one by one", () => {
  test("Condorcet methods are counted from the pairs", async () => {
    const record = await recordOf({ ...irv, method: "schulze" }, tied);
    const pairwise = record.result.pairwise as VoteRecord["pairwise"];
    const short: VoteRecord = {
      ...record,
      published: "pairwise",
      ...(pairwise ? { pairwise } : {}),
      ballots: record.ballots.map(({ c }) => ({ c })),
    };
    const { holds, checks } = await verifyRecord(sha256, { ...short, seal: await sealRecord(sha256, short) });
    expect(holds).toBe(true);
    expect(checks.filter((check) => check.holds === null).map(({ name }) => name)).toEqual(["ballots", "commitments"]);
    const other = { ...short, pairwise: { ...pairwise, a: { b: 4, c: 4 } } };
    expect(await failing(other)).toEqual(["result"]);
  });

  test.each([
    ["schulze", "pairwise"],
    ["irv", "rounds"],
  ] as const)(
    "%s: the record has their commitments and %s, and comes to the same result",
    async (method, published) => {
      const terms = { ...irv, method, context: { entitled: 60 }, quorum: { of: "entitled", num: 1, den: 2 } };
      const whole = await recordOf(terms, tied);
      const short = await recordOf(terms, tied, undefined, published);
      expect(whole.result.outcome).toBe("no_quorum");
      expect(short.result).toEqual(whole.result);
      expect(short.root).toBe(whole.root);
      expect(short.ballots).toEqual(whole.ballots.map(({ c }) => ({ c })));
      expect((await verifyRecord(sha256, short)).holds).toBe(true);
    },
  );

  test("of a count in rounds the result is stated, not proved", async () => {
    const record = await recordOf(irv, tied);
    const short: VoteRecord = { ...record, published: "rounds", ballots: record.ballots.map(({ c }) => ({ c })) };
    const { holds, checks } = await verifyRecord(sha256, { ...short, seal: await sealRecord(sha256, short) });
    expect(holds).toBe(true);
    expect(checks.find(({ name }) => name === "result")).toEqual({ name: "result", holds: null });
    expect(recount(short, ["a", "b", "c"])).toEqual({ ok: true, value: null });
  });
});

describe("the bytes that are hashed", () => {
  test("a commitment is the hash of the tag, the id, the ballot and the nonce, one after the other", async () => {
    const canonical = canonicalBallot({ ranking: [["b"], ["d", "c"]], count: 3, sector: "city" }, "schulze", null);
    expect(canonical).toBe('{"ranking":["b",["c","d"]]}');
    const nonce = "00112233445566778899aabbccddeeff";
    const bytes = Buffer.concat([Buffer.from(`trojglos-ballot-v1${voteId}${canonical}`), Buffer.from(nonce, "hex")]);
    expect(await commitBallot(sha256, voteId, canonical, nonce)).toBe(sha256(bytes).toString("hex"));
  });

  test("every method's ballot has one form", () => {
    expect(canonicalBallot({ choice: "for" }, "motion", "aa")).toBe('{"choice":"for","version":"aa"}');
    expect(canonicalBallot({ approvals: ["b", "a"] }, "approval", null)).toBe('{"approvals":["a","b"]}');
    expect(canonicalBallot({ scores: { b: 1, a: 2 } }, "dot", null)).toBe('{"scores":{"a":2,"b":1}}');
  });

  // RFC 6962, section 2.1, by hand: three leaves are ((1, 2), 3).
  test("the root is that of RFC 6962", async () => {
    const leaf = (c: string) => sha256(Buffer.concat([Buffer.of(0), Buffer.from(c, "hex")]));
    const node = (left: Buffer, right: Buffer) => sha256(Buffer.concat([Buffer.of(1), left, right]));
    const [one, two, three] = ["11", "22", "33"].map((digits) => digits.repeat(32)) as [string, string, string];
    expect(await merkleRoot(sha256, [])).toBe(sha256(Buffer.of()).toString("hex"));
    expect(await merkleRoot(sha256, [one])).toBe(leaf(one).toString("hex"));
    const root = node(node(leaf(one), leaf(two)), leaf(three));
    expect(await merkleRoot(sha256, [one, two, three])).toBe(root.toString("hex"));
  });
});
