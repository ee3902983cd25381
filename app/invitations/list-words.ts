import { type Role, roles } from "#app/forums/actor.ts";
import { type SectorId, sectorIds } from "#app/forums/sectors.ts";
import { isLanguage, type Language, languageIds } from "#app/i18n/languages.ts";

// What people write in a list for a role or a sector, in Polish, English and Ukrainian. Codes and letters of sectors count too.
const roleWords: Record<Role, string[]> = {
  moderator: ["moderator", "moderatorka", "модератор", "модераторка"],
  participant: [
    "uczestnik",
    "uczestniczka",
    "członek",
    "członkini",
    "participant",
    "member",
    "учасник",
    "учасниця",
    "член",
    "членкиня",
  ],
  expert: ["ekspert", "ekspertka", "expert", "експерт", "експертка"],
  observer: ["obserwator", "obserwatorka", "observer", "спостерігач", "спостерігачка"],
};

const sectorWords: Record<SectorId, string[]> = {
  cityGovernment: [
    "samorząd miasta",
    "samorząd",
    "urząd miasta",
    "miasto",
    "urząd",
    "city government",
    "city",
    "city hall",
    "міська влада",
    "міське самоврядування",
    "місто",
    "мерія",
  ],
  regionalState: [
    "administracja regionalna i rządowa",
    "administracja regionalna",
    "administracja rządowa",
    "województwo",
    "urząd wojewódzki",
    "regional and state government",
    "regional and state administration",
    "regional government",
    "state government",
    "region",
    "регіональна та урядова адміністрація",
    "регіональна та державна адміністрація",
    "державна адміністрація",
    "воєводство",
  ],
  ngo: [
    "organizacje pozarządowe",
    "organizacja pozarządowa",
    "organizacje społeczne",
    "organizacja społeczna",
    "ngo",
    "ngos",
    "non-governmental organisation",
    "non-governmental organisations",
    "громадські організації",
    "громадська організація",
    "неурядові організації",
    "нуо",
  ],
  migrantCommunity: [
    "społeczności migranckie",
    "społeczność migrancka",
    "organizacja migrancka",
    "migranci",
    "migrant community",
    "migrant communities",
    "migrant-led organisation",
    "migrants",
    "мігрантські спільноти",
    "мігрантська спільнота",
    "мігрантська організація",
    "спільноти мігрантів",
    "мігранти",
  ],
  academia: ["nauka", "uczelnia", "uniwersytet", "academia", "university", "наука", "університет"],
  education: ["oświata", "edukacja", "szkoła", "education", "school", "освіта", "школа"],
  business: ["biznes", "przedsiębiorstwa", "business", "бізнес"],
  uniformedServices: [
    "służby mundurowe",
    "policja",
    "uniformed services",
    "police",
    "правоохоронні та рятувальні служби",
    "силові служби",
    "поліція",
    "служби в уніформі",
  ],
  internationalOrganisation: [
    "organizacje międzynarodowe",
    "organizacja międzynarodowa",
    "international organisation",
    "international organisations",
    "міжнародні організації",
    "міжнародна організація",
  ],
  media: ["media", "медіа", "змі"],
};

/** Case, spaces, hyphens and the slash between two forms do not matter: "Uczestniczka / uczestnik" is "uczestnik". */
function fold(word: string): string {
  return word
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s\u00a0-]+/g, " ")
    .trim();
}

function find<Id extends string>(words: Record<Id, string[]>, ids: readonly Id[], typed: string): Id | undefined {
  const forms = [typed, ...typed.split("/")].map(fold);
  return ids.find((id) => forms.some((form) => form === id.toLowerCase() || words[id].map(fold).includes(form)));
}

export function roleFrom(typed: string): Role | undefined {
  return find(roleWords, roles, typed);
}

export function sectorFrom(typed: string): SectorId | undefined {
  return find(sectorWords, sectorIds, typed);
}

/** A language by its code or its own name: "uk", "Українська". */
export function languageFrom(typed: string, names: Record<Language, string>): Language | undefined {
  const folded = fold(typed);
  return isLanguage(folded) ? folded : languageIds.find((id) => fold(names[id]) === folded);
}
