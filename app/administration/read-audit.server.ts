import { z } from "zod";
import { type ActKind, actKinds, isActKind, isErased } from "#app/audit/acts.ts";
import { findActs, findNames, findPeopleInActs } from "#app/audit/store.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import { can, canOnInstance } from "#app/forums/policy.ts";
import { findForumBySlug, findForums } from "#app/forums/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";

const pageLength = 50;

/** Somebody in the log. Names are those of now; who was erased has none. */
export type LoggedPerson = { kind: "named"; name: string } | { kind: "erased" } | { kind: "server" };

export interface LoggedAct {
  seq: number;
  at: Date;
  /** Null for an act of a newer version of the program. */
  kind: ActKind | null;
  actor: LoggedPerson;
  /** Whom the act concerned; null where it concerned nobody. */
  person: LoggedPerson | null;
  forum: string | null;
  /** The number of the recommendation, where it is one. */
  subject: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

export interface AuditPage {
  acts: LoggedAct[];
  /** What the list can be narrowed to. `forums` is empty for the log of one forum. */
  choices: { forums: { slug: string; name: string }[]; people: { id: string; name: string }[]; kinds: ActKind[] };
  chosen: { forum: string; kind: string; person: string };
  /** The entry below which the next page begins; null on the last page. */
  olderThan: number | null;
}

const query = z.object({
  forum: z.string().max(100),
  kind: z.string().refine((kind) => kind === "" || isActKind(kind)),
  person: z.string().max(100),
  olderThan: z.union([z.literal(""), z.coerce.number().int().positive().max(2_147_483_647)]),
});

/**
 * The log of administrative acts, newest first: of one forum for those who may read it there, of all forums for the secretariat
 * (`forumSlug` null). `typed` is what the address asks for: forum, kind, person, olderThan.
 */
export async function readAudit(
  ctx: Context,
  actor: Actor | null,
  forumSlug: string | null,
  typed: Record<keyof z.infer<typeof query>, string>,
): Promise<Result<AuditPage & { forum: { slug: string; name: string } | null }, AuditRefusal>> {
  const forum = forumSlug === null ? null : await findForumBySlug(ctx.db, forumSlug);
  if (forumSlug !== null && !forum) return refuse("notFound");
  const may = forum ? can(actor, "forum.readAudit", forum) : canOnInstance(actor, "instance.readAudit");
  if (!may) return refuse(actor ? "forbidden" : "signedOut");
  const parsed = query.safeParse(typed);
  if (!parsed.success) return refuse("invalid");
  const { kind, person, olderThan } = parsed.data;

  const forums = forum ? [] : await findForums(ctx.db);
  const narrowed = forum ?? forums.find(({ slug }) => slug === parsed.data.forum);
  if (!forum && parsed.data.forum !== "" && !narrowed) return refuse("invalid");
  const filter = {
    ...(narrowed && { forumId: narrowed.id }),
    ...(isActKind(kind) && { kind }),
    ...(person !== "" && { personId: person }),
    ...(olderThan !== "" && { olderThan }),
  };
  const rows = await findActs(ctx.db, filter, pageLength + 1);
  const page = rows.slice(0, pageLength);
  const people = await findPeopleInActs(ctx.db, forum?.id);
  const names = await findNames(ctx.db, {
    accounts: people,
    forums: page.flatMap(({ forumId }) => forumId ?? []),
    subjects: page.flatMap(({ subjectId }) => subjectId ?? []),
  });
  const personOf = (id: string | null): LoggedPerson => {
    if (id === null) return { kind: "server" };
    const name = names.accounts.get(id);
    return name === undefined || isErased(id) ? { kind: "erased" } : { kind: "named", name };
  };
  return ok({
    forum: forum && { slug: forum.slug, name: forum.name },
    acts: page.map((row) => ({
      seq: row.seq,
      at: row.at,
      kind: isActKind(row.kind) ? row.kind : null,
      actor: personOf(row.actorId),
      person: row.personId === null ? null : personOf(row.personId),
      forum: row.forumId === null ? null : (names.forums.get(row.forumId) ?? null),
      subject: row.subjectId === null ? null : (names.subjects.get(row.subjectId) ?? null),
      before: fieldsOf(row.before),
      after: fieldsOf(row.after),
    })),
    choices: {
      forums: forums.map(({ slug, name }) => ({ slug, name })),
      people: [...names.accounts]
        .map(([id, name]) => ({ id, name }))
        .sort((a, b) => a.name.localeCompare(b.name, "pl")),
      kinds: actKinds,
    },
    chosen: { forum: parsed.data.forum, kind, person },
    olderThan: rows.length > pageLength ? (page.at(-1)?.seq ?? null) : null,
  });
}

type AuditRefusal = "notFound" | "signedOut" | "forbidden" | "invalid";

function fieldsOf(json: string | null): Record<string, unknown> {
  return json === null ? {} : JSON.parse(json);
}
