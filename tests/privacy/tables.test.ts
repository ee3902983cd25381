import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Table, tables } from "#app/privacy/tables.ts";
import { SQLITE_SCHEMA } from "../../scripts/derive-postgres-schema.ts";

// When one of these fails: a table or a column is new. Describe it in app/privacy/tables.ts, so that it stands on the privacy page and
// in a person's own data, and goes when they are erased.

const described: Record<string, Table> = tables;
const models = readModels(readFileSync(SQLITE_SCHEMA, "utf8"));

/** The scalar columns of each model. */
function readModels(schema: string): Map<string, string[]> {
  const bodies = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(([, name = "", body = ""]) => ({ name, body }));
  const names = new Set(bodies.map(({ name }) => name));
  return new Map(
    bodies.map(({ name, body }) => {
      const fields = [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)];
      return [name, fields.flatMap(([, field = "", type = ""]) => (names.has(type) ? [] : [field]))];
    }),
  );
}

test("every table is described, and no table that is not there", () => {
  expect(Object.keys(described).sort()).toEqual([...models.keys()].sort());
});

test.each([...models])("the columns of %s are described, and no others", (name, columns) => {
  expect([...(described[name]?.columns ?? [])].sort()).toEqual([...columns].sort());
});

test("a table with a column that can name a person has a topic and says how it is bound to them", () => {
  const personal =
    /account|person|actor|^user|author|email|recipient|^address|(invited|created|sent|issued|used|approved|changed|ended|revoked|requested)By/i;
  // What is meant otherwise: "entries" of a text.
  const overlooked = [...models]
    .filter(([, columns]) => columns.some((column) => personal.test(column)))
    .filter(([name]) => described[name]?.topic === null || !described[name]?.links?.length);
  expect(overlooked.map(([name]) => name)).toEqual([]);
});

test("every link, secret and mention is a column", () => {
  for (const [name, { columns, links = [], secret = [], mentions = [] }] of Object.entries(described)) {
    const named = [...links.map((link) => link.column), ...secret, ...mentions].filter((one) => !one.includes("."));
    expect([name, named.filter((column) => !columns.includes(column))]).toEqual([name, []]);
  }
});

test("the walk sees a new column, and a new table", () => {
  const changed = readModels(
    "model Account {\n  id String @id\n  phone String?\n  notes Note[]\n}\n\nmodel Note {\n  id String @id\n}\n",
  );
  expect([...changed]).toEqual([
    ["Account", ["id", "phone"]],
    ["Note", ["id"]],
  ]);
});
