import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { languageIds, languages, referenceLanguage } from "#app/i18n/languages.ts";
import { baseOf, catalogueFaults, flatten } from "./catalogue-faults.ts";

const textsOf = async (language: (typeof languageIds)[number]) => flatten((await languages[language].load()).catalogue);
const reference = await textsOf(referenceLanguage);

test.each(languageIds)(
  "the catalogue of %s is complete: every key, every plural form, every variable",
  async (language) => {
    expect(catalogueFaults(language, await textsOf(language), reference)).toEqual([]);
  },
);

describe("a new language", async () => {
  const english = await textsOf("en");
  const faultsOf = (language: string, texts: Map<string, string>) => catalogueFaults(language, texts, reference);
  const without = (key: string) => new Map([...english].filter(([one]) => one !== key));

  test("fails for any one key that it lacks", () => {
    // Each look reads the whole catalogue: every tenth key stands for the others.
    const keys = [...english.keys()].filter((_, index) => index % 10 === 0);
    for (const key of keys) expect(faultsOf("en", without(key))).toEqual([`missing: ${key}`]);
  });

  test("fails for a plural form of its own that it lacks", () => {
    const counted = [...english.keys()].find((key) => key.endsWith("_other")) ?? "";
    expect(faultsOf("be", english)).toContain(`missing: ${baseOf(counted)}_few`);
  });

  test("fails for a text that is empty, unknown, or without what it should name", () => {
    const named = [...english].find(([, text]) => text.includes("{{"))?.[0] ?? "";
    expect(faultsOf("en", new Map(english).set("site.home", " "))).toEqual(["empty: site.home"]);
    expect(faultsOf("en", new Map(english).set("site.moon", "x"))).toEqual(["not in the reference: site.moon"]);
    expect(faultsOf("en", new Map(english).set(named, "x"))).toEqual([`other variables than the reference: ${named}`]);
  });

  test("is a folder and nothing else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "languages-"));
    cpSync("app/i18n", folder, { recursive: true });
    cpSync("app/i18n/en", join(folder, "vi"), { recursive: true });
    execFileSync(process.execPath, ["scripts/list-languages.mjs", folder]);
    const found: typeof import("#app/i18n/languages.ts") = await import(join(folder, "languages.ts"));
    expect(found.languageIds).toEqual([...languageIds, "vi"]);
    expect(found.isLanguage("vi")).toBe(true);
    rmSync(folder, { recursive: true });
  });

  test("that is in the list has its folder, and the other way round", () => {
    const folders = readdirSync("app/i18n", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...languageIds].sort());
  });
});

const app = join(import.meta.dirname, "../../app");

test("every key of the catalogues is used somewhere", () => {
  const used = usedKeys(sourcesIn(app));
  const unused = [...new Set([...reference.keys()].map(baseOf))].filter((key) => {
    // The editor writes the first part of its keys once: t(`editor.${key}`).
    const forms = [key, key.slice(key.indexOf(".") + 1)];
    return !used.some((pattern) => forms.some((form) => pattern.test(form)));
  });
  expect(unused).toEqual([]);
});

test.each(languageIds)("what the live parts of pages load in %s has every key that they use", async (language) => {
  const live = flatten((await languages[language].loadLive()).catalogue);
  const used = usedKeys(reachableFrom(join(app, "entry.client.tsx")));
  const missing = [...(await textsOf(language)).keys()].filter((key) => {
    const forms = key.startsWith("editor.") ? [baseOf(key), baseOf(key).slice("editor.".length)] : [baseOf(key)];
    return !live.has(key) && used.some((pattern) => forms.some((form) => pattern.test(form)));
  });
  expect(missing).toEqual([]);
  expect(live.size).toBeLessThan((await textsOf(language)).size / 2);
});

/** The modules that a module imports, at once or when it needs them, and so on; the catalogues left out. */
function reachableFrom(entry: string): string[] {
  const found = new Set([entry]);
  for (const file of found) {
    const source = readFileSync(file, "utf8").replace(/import type [^;]+;/g, "");
    for (const [, path = ""] of source.matchAll(/(?:from|import)[ (]"((?:\.{1,2}|#app)\/[^"]+\.tsx?)"/g)) {
      const target = path.startsWith("#app/") ? join(app, path.slice(5)) : join(dirname(file), path);
      if (!target.includes("/i18n/")) found.add(target);
    }
  }
  return [...found];
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes("i18n/"))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The keys named in the sources: `"a.b"` for itself, `` `a.${x}.b` `` for any one part in place of what is inserted. */
function usedKeys(files: readonly string[]): RegExp[] {
  const patterns = new Set<string>();
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    for (const [, literal = ""] of source.matchAll(/"([a-z]\w*(?:\.\w+)+)"/gi)) patterns.add(literal);
    for (const [, template = ""] of source.matchAll(/`([a-z]\w*(?:\.(?:\w|\$\{[^}]+\})+)+)`/gi)) {
      patterns.add(template.replace(/\$\{[^}]+\}/g, "\\w+"));
    }
  }
  return [...patterns].map((pattern) => new RegExp(`^${pattern.replaceAll(".", "\\.")}$`));
}
