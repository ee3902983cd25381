import { createForum } from "#app/forums/create-forum.server.ts";
import { readForums } from "#app/forums/read-forums.server.ts";
import { createSecretariat } from "#app/people/create-secretariat.server.ts";
import { hasAccounts, hasDemoAccounts } from "#app/people/store.server.ts";
import { type AdminCommand, first } from "./admin-command.ts";
import { inviteCommands } from "./invite-commands.ts";
import { peopleCommands } from "./people-commands.ts";
import { readPassword } from "./read-password.ts";
import { table } from "./table.ts";
import { CommandFailure } from "./terminal.ts";

export const adminCommands: readonly AdminCommand[] = [
  {
    name: "create-secretariat",
    usage: "create-secretariat --email <address> --name <name> [--organisation <name>]",
    about: "An account that runs the instance. The password is piped in, typed, or taken from ADMIN_PASSWORD.",
    options: { email: "required", name: "required", organisation: "optional" },
    mayCreateDatabase: true,
    async run(ctx, values, terminal) {
      const created = await createSecretariat(ctx, {
        email: first(values, "email"),
        name: first(values, "name"),
        organisation: first(values, "organisation"),
        password: await readPassword(terminal),
      });
      if (!created.ok) return created;
      terminal.print(`Created ${created.value.email}, secretariat. It signs in with its password at /sign-in.`);
      if (await hasDemoAccounts(ctx.db)) {
        terminal.print(
          "This database holds the demo, whose passwords are published. Use DEMO=0 and a new DATA_DIR for real work.",
        );
      }
      return undefined;
    },
  },
  {
    name: "create-forum",
    usage:
      "create-forum --slug <krakow> --prefix <KRK> --name <name> --description <text> [--city <name>] [--voting-sector <id>]…",
    about: "A forum. The slug stands in its address, the prefix begins the numbers of its recommendations.",
    options: {
      slug: "required",
      prefix: "required",
      name: "required",
      description: "required",
      city: "optional",
      "voting-sector": "many",
    },
    async run(ctx, values, terminal) {
      // A start without DEMO=0 fills a database that has no accounts with the demo, and takes what else is there for an unfinished one.
      if (!(await hasAccounts(ctx.db)))
        throw new CommandFailure("Create an account first: npm run admin -- create-secretariat …");
      const created = await createForum(ctx, "operator", {
        slug: first(values, "slug"),
        prefix: first(values, "prefix"),
        name: first(values, "name"),
        description: first(values, "description"),
        city: first(values, "city"),
        votingSectors: values["voting-sector"],
      });
      if (!created.ok) return created;
      terminal.print(`Created the forum ${created.value.slug}: /forums/${created.value.slug}`);
      return undefined;
    },
  },
  {
    name: "list-forums",
    usage: "list-forums",
    about: "Every forum, a line each.",
    options: {},
    async run(ctx, _values, terminal) {
      const forums = await readForums(ctx);
      const rows = forums.map(({ slug, prefix, name, city }) => [slug, prefix, name, city]);
      for (const line of table(["SLUG", "PREFIX", "NAME", "CITY"], rows)) terminal.print(line);
      return undefined;
    },
  },
  ...inviteCommands,
  ...peopleCommands,
];
