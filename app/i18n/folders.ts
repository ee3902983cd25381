// Written by scripts/list-languages.mjs from the folders beside this file.
import { language as en } from "./en/language.ts";
import { language as pl } from "./pl/language.ts";
import { language as uk } from "./uk/language.ts";

export const folders = {
  en: { ...en, load: () => import("./en/catalogue.ts"), loadLive: () => import("./en/live-catalogue.ts") },
  pl: { ...pl, load: () => import("./pl/catalogue.ts"), loadLive: () => import("./pl/live-catalogue.ts") },
  uk: { ...uk, load: () => import("./uk/catalogue.ts"), loadLive: () => import("./uk/live-catalogue.ts") },
};
