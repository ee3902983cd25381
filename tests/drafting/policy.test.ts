import { describe, expect, test } from "vitest";
import { statuses } from "#app/drafting/lifecycle.ts";
import { can, membershipFor, type RecommendationAction } from "#app/drafting/policy.ts";
import { type Actor, type Role, roles } from "#app/forums/actor.ts";

const lead = "lead";
const joined = "joined";

function actor(memberships: { forumId: string; role: Role }[], isSecretariat = false): Actor {
  return {
    accountId: "a",
    sessionId: "s",
    name: "n",
    email: "e",
    isSecretariat,
    isDemo: false,
    provedAt: new Date(0),
    memberships: memberships.map((one) => ({ ...one, forumSlug: one.forumId, sector: "ngo" })),
  };
}

const who: Record<string, Actor | null> = {
  nobody: null,
  stranger: actor([{ forumId: "other", role: "moderator" }]),
  secretariat: actor([], true),
  ...Object.fromEntries(roles.map((role) => [role, actor([{ forumId: lead, role }])])),
  ...Object.fromEntries(roles.map((role) => [`joined ${role}`, actor([{ forumId: joined, role }])])),
};

const draft = { forumId: lead, joinedForumIds: [joined], status: "draft", isPublic: false, isArchived: false } as const;

describe("a draft", () => {
  const table: Record<RecommendationAction, string[]> = {
    "recommendation.read": [...roles, ...roles.map((role) => `joined ${role}`), "secretariat"],
    "draft.watch": [...roles, ...roles.map((role) => `joined ${role}`), "secretariat"],
    "draft.write": ["moderator", "participant", "joined moderator", "joined participant"],
    "draft.nameVersion": ["moderator", "participant", "joined moderator", "joined participant"],
    "draft.restoreVersion": ["moderator", "participant", "joined moderator", "joined participant"],
    "recommendation.edit": ["moderator"],
    "recommendation.move": ["moderator"],
    "recommendation.publish": [],
  };
  test.each(Object.entries(table))("%s", (action, allowed) => {
    const may = Object.keys(who).filter((name) => can(who[name] ?? null, action as RecommendationAction, draft));
    expect(may.sort()).toEqual([...allowed].sort());
  });
});

test("nobody writes, names or restores a version outside drafting, whoever they are", () => {
  for (const status of statuses) {
    if (status === "draft") continue;
    for (const action of ["draft.write", "draft.nameVersion", "draft.restoreVersion"] as const) {
      for (const person of Object.values(who)) expect(can(person, action, { ...draft, status })).toBe(false);
    }
  }
});

test("a frozen version is published by the moderator of the lead forum, and by nobody in an archived one", () => {
  for (const status of ["frozen", "adopted"] as const) {
    const frozen = { ...draft, status };
    const may = Object.keys(who).filter((name) => can(who[name] ?? null, "recommendation.publish", frozen));
    expect(may).toEqual(["moderator"]);
    expect(can(who.moderator ?? null, "recommendation.publish", { ...frozen, isArchived: true })).toBe(false);
  }
});

test("what is public is read by all, and still watched by members only", () => {
  const consulted = { ...draft, status: "consultation", isPublic: true } as const;
  expect(can(null, "recommendation.read", consulted)).toBe(true);
  expect(can(null, "draft.watch", consulted)).toBe(false);
});

test("who observes in the lead forum and takes part in a joined one writes as the participant they are", () => {
  const both = actor([
    { forumId: lead, role: "observer" },
    { forumId: joined, role: "participant" },
  ]);
  expect(can(both, "draft.write", draft)).toBe(true);
  expect(membershipFor(both, draft)?.forumId).toBe(joined);
});
