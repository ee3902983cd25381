import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Databases out there have gone through these: what they became must not be told differently later. The last of them, and a hash over all. */
const landed = "20261129180206_vote_presence";

test.each([
  ["prisma/migrations", "b5ffca7c4208d107"],
  ["prisma/postgres/migrations", "1d98e3ab50a9b55f"],
])("what databases have gone through in %s stays as it was: a change is a new migration", (folder, wanted) => {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort()) {
    if (/^\d/.test(name) && name <= landed) hash.update(name).update(readFileSync(`${folder}/${name}/migration.sql`));
  }
  expect(hash.digest("hex").slice(0, 16)).toBe(wanted);
});
