import type { Actor, Operator, Role } from "#app/forums/actor.ts";
import { canOnInstance } from "#app/forums/policy.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { isFound } from "./name-search.ts";
import { findPeople, findPerson, type PersonRow } from "./person-store.server.ts";

export interface ListedPerson {
  id: string;
  name: string;
  email: string;
  organisation: string;
  /** Of mails to them. */
  language: string;
  isSecretariat: boolean;
  /** When they last signed in, to the day; null: never. */
  lastSeenAt: Date | null;
  secondFactorSince: Date | null;
  /** Where they are a member now. */
  seats: { role: Role; forum: { slug: string; name: string } }[];
}

/**
 * Everybody with an account whose name, address, organisation or forums have every word of `query`, by name in the order of the Polish
 * alphabet.
 * @param query.limit how many at most; all are counted in `total`
 */
export async function readPeople(
  ctx: Context,
  by: Actor | Operator | null,
  query: { words: string; limit: number },
): Promise<Result<{ people: ListedPerson[]; total: number }, "signedOut" | "forbidden">> {
  if (!canOnInstance(by, "instance.managePeople")) return refuse(by ? "forbidden" : "signedOut");
  const found = (await findPeople(ctx.db))
    .map(toListed)
    .filter(({ name, email, organisation, seats }) =>
      isFound(query.words, [name, email, organisation, ...seats.map(({ forum }) => forum.name)]),
    )
    .sort((a, b) => a.name.localeCompare(b.name, "pl"));
  return ok({ people: found.slice(0, query.limit), total: found.length });
}

/** One of them. */
export async function readPerson(
  ctx: Context,
  by: Actor | Operator | null,
  id: string,
): Promise<Result<ListedPerson, "signedOut" | "forbidden" | "notFound">> {
  if (!canOnInstance(by, "instance.managePeople")) return refuse(by ? "forbidden" : "signedOut");
  const row = await findPerson(ctx.db, id);
  return row ? ok(toListed(row)) : refuse("notFound");
}

function toListed({ memberships, ...person }: PersonRow): ListedPerson {
  return { ...person, seats: memberships.map(({ role, forum }) => ({ role: role as Role, forum })) };
}
