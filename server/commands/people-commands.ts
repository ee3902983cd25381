import { issueSignInLink } from "#app/administration/issue-sign-in-link.server.ts";
import { type ListedPerson, readPeople } from "#app/administration/read-people.server.ts";
import { resetSecondFactor } from "#app/administration/reset-second-factor.server.ts";
import { readForums } from "#app/forums/read-forums.server.ts";
import { isOpen } from "#app/invitations/invitation.ts";
import { readInvitations } from "#app/invitations/read-invitations.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { linkMinutes } from "#app/people/sign-in-link.ts";
import { type AdminCommand, accountNamed, first } from "./admin-command.ts";
import { table } from "./table.ts";
import { CommandFailure } from "./terminal.ts";

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

export const peopleCommands: readonly AdminCommand[] = [
  {
    name: "list-people",
    usage: "list-people [--forum <slug>]",
    about: "Who has an account, and who was invited and has not come: a line for each place in a forum.",
    options: { forum: "optional" },
    async run(ctx, values, terminal) {
      const slug = first(values, "forum");
      const slugs = (await readForums(ctx)).map((forum) => forum.slug);
      if (slug !== "" && !slugs.includes(slug)) throw new CommandFailure(`There is no forum "${slug}".`);
      const read = await readPeople(ctx, "operator", { words: "", limit: Number.POSITIVE_INFINITY });
      if (!read.ok) return read;
      const asked = slug === "" ? slugs : [slug];
      const rows = [
        ...read.value.people.flatMap((person) => seatRows(person, slug)),
        ...(await Promise.all(asked.map((one) => invitedRows(ctx, one)))).flat(),
      ];
      if (rows.length === 0) terminal.print("Nobody yet.");
      else for (const line of table(["FORUM", "ROLE", "ADDRESS", "NAME", "STATE"], rows)) terminal.print(line);
      return undefined;
    },
  },
  {
    name: "reset-second-factor",
    usage: "reset-second-factor --email <address>",
    about: "For who has lost phone and recovery codes. Make sure who asks. They are signed out, and told by mail.",
    options: { email: "required" },
    async run(ctx, values, terminal) {
      const { id, email } = await accountNamed(ctx, values);
      const reset = await resetSecondFactor(ctx, "operator", id);
      if (!reset.ok && reset.reason === "noFactor") throw new CommandFailure(`${email} has no second factor.`);
      if (!reset.ok) return reset;
      terminal.print(`The second factor of ${email} is gone, and every session of theirs.`);
      return undefined;
    },
  },
  {
    name: "sign-in-link",
    usage: "sign-in-link --email <address>",
    about: `For who cannot read their mail: a link and a code that sign them in, once, within ${linkMinutes} minutes. Make sure who asks.`,
    options: { email: "required" },
    async run(ctx, values, terminal) {
      const { id, email } = await accountNamed(ctx, values);
      const issued = await issueSignInLink(ctx, "operator", id);
      if (!issued.ok) return issued;
      const { url, code, expiresAt, hasSecondFactor } = issued.value;
      terminal.print(`Whoever has these two is ${email}, once, until ${expiresAt.toISOString()}:`);
      terminal.print(url);
      terminal.print(`Code: ${code}`);
      if (hasSecondFactor) {
        terminal.print(`The second step follows; if they cannot take it: reset-second-factor --email ${email}`);
      }
      return undefined;
    },
  },
];

/** A line for each place of a person; a person without one has a line too, unless one forum is asked for. */
function seatRows(person: ListedPerson, slug: string): string[][] {
  const { name, email, isSecretariat, lastSeenAt, secondFactorSince } = person;
  const seats = person.seats.filter(({ forum }) => slug === "" || forum.slug === slug);
  const places = seats.map(({ role, forum }) => [forum.slug, role]);
  if (slug === "" && (isSecretariat || places.length === 0)) places.unshift(["-", isSecretariat ? "secretariat" : "-"]);
  const state = lastSeenAt ? `last signed in ${dayOf(lastSeenAt)}` : "never signed in";
  const factor = secondFactorSince ? ", second factor" : "";
  return places.map((place) => [...place, email, name, state + factor]);
}

async function invitedRows(ctx: Context, slug: string): Promise<string[][]> {
  const read = await readInvitations(ctx, "operator", slug);
  if (!read.ok) return [];
  return read.value.invitations
    .filter(({ state }) => isOpen(state))
    .map(({ role, email, name, state, expiresAt }) => [
      slug,
      role,
      email,
      name,
      state === "invited" ? `invited, until ${dayOf(expiresAt)}` : `invited, ${state}`,
    ]);
}
