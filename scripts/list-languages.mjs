import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./run.mjs";

const FOLDER = join(root, "app/i18n");

/** The list of the folders with a language in them, as source text: the bundlers need to see each import written out. */
function languageList(folder) {
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "language.ts")))
    .map((entry) => entry.name)
    .sort();
  const name = (id) => id.replaceAll("-", "");
  return `// Written by scripts/list-languages.mjs from the folders beside this file.
${ids.map((id) => `import { language as ${name(id)} } from "./${id}/language.ts";\n`).join("")}
export const folders = {
${ids.map((id) => `  ${name(id) === id ? id : `"${id}"`}: { ...${name(id)}, load: () => import("./${id}/catalogue.ts"), loadLive: () => import("./${id}/live-catalogue.ts") },\n`).join("")}};
`;
}

/** Brings the list up to date; leaves the file alone when it is. */
export function listLanguages(folder = FOLDER) {
  const list = join(folder, "folders.ts");
  const wanted = languageList(folder);
  if (readFileSync(list, "utf8") !== wanted) writeFileSync(list, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) listLanguages(process.argv[2]);
