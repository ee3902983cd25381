import type { Role } from "#app/forums/actor.ts";
import type { SectorId } from "#app/forums/sectors.ts";

export const demoPassword = "trojglos-demo";

export const demoForums = [
  {
    slug: "warszawa",
    prefix: "WAW",
    name: "Forum Warszawa",
    city: "Warszawa",
    description:
      "Urząd miasta, organizacje społeczne i społeczności migranckie Warszawy wspólnie piszą rekomendacje dla miejskiej polityki integracji.",
    groups: ["Polityka miejska", "Rynek pracy"],
  },
  {
    slug: "krakow",
    prefix: "KRK",
    name: "Forum Kraków",
    city: "Kraków",
    description:
      "Krakowskie forum zajmuje się bezpieczeństwem, konsultacjami i danymi o mieszkańcach z doświadczeniem migracji.",
    groups: ["Bezpieczeństwo", "Dane i monitoring"],
  },
  {
    slug: "lublin",
    prefix: "LUB",
    name: "Forum Lublin",
    city: "Lublin",
    description:
      "Lubelskie forum pracuje nad edukacją, informacją i udziałem społeczności migranckich w decyzjach miasta.",
    groups: ["Edukacja", "Informacja i poradnictwo"],
  },
  {
    slug: "wspolne",
    prefix: "WSP",
    name: "Forum wspólne",
    city: "",
    description:
      "Trzy miasta razem: sprawy, których żadne z nich nie załatwi samo – prawa wyborcze, legalizacja pobytu, standardy urzędów wojewódzkich.",
    groups: ["Zespół redakcyjny"],
  },
] as const;

export type DemoCity = "warszawa" | "krakow" | "lublin";

interface DemoPerson {
  /** Before the @ of the address, after the forum; absent for members who cannot sign in. */
  account?: string;
  role: Role;
  sector: SectorId;
  names: Record<DemoCity, string>;
  organisations: Record<DemoCity, string>;
}

const everywhere = (organisation: string): Record<DemoCity, string> => ({
  warszawa: organisation,
  krakow: organisation,
  lublin: organisation,
});

/** Invented people, the same seats in each city, so that every sector is represented. */
export const demoPeople: readonly DemoPerson[] = [
  {
    account: "moderator",
    role: "moderator",
    sector: "ngo",
    names: { warszawa: "Agnieszka Borowik", krakow: "Marek Dziedzic", lublin: "Ewa Kaczor" },
    organisations: everywhere("Fundacja Wspólny Głos"),
  },
  {
    account: "city",
    role: "participant",
    sector: "cityGovernment",
    names: { warszawa: "Piotr Sadowy", krakow: "Katarzyna Wilk", lublin: "Tomasz Gołąb" },
    organisations: { warszawa: "Urząd miasta", krakow: "Urząd miasta", lublin: "Urząd miasta" },
  },
  {
    account: "ngo",
    role: "participant",
    sector: "ngo",
    names: { warszawa: "Joanna Lis", krakow: "Adam Rokita", lublin: "Magda Sowa" },
    organisations: everywhere("Stowarzyszenie Otwarte Drzwi"),
  },
  {
    account: "migrant",
    role: "participant",
    sector: "migrantCommunity",
    names: { warszawa: "Olena Hrytsenko", krakow: "Daryna Melnyk", lublin: "Amara Diallo" },
    organisations: everywhere("Organizacja migrancka Most"),
  },
  {
    account: "expert",
    role: "expert",
    sector: "academia",
    names: { warszawa: "dr Hanna Zięba", krakow: "dr Paweł Maj", lublin: "dr Irena Wójtowicz" },
    organisations: everywhere("Uniwersytet"),
  },
  {
    account: "observer",
    role: "observer",
    sector: "media",
    names: { warszawa: "Karol Bednarz", krakow: "Zofia Pająk", lublin: "Jan Czyż" },
    organisations: everywhere("Redakcja lokalna"),
  },
  {
    role: "participant",
    sector: "cityGovernment",
    names: { warszawa: "Beata Klimek", krakow: "Jerzy Malec", lublin: "Dorota Pilch" },
    organisations: everywhere("Ośrodek pomocy społecznej"),
  },
  {
    role: "participant",
    sector: "regionalState",
    names: { warszawa: "Andrzej Góral", krakow: "Renata Socha", lublin: "Wiesław Mróz" },
    organisations: everywhere("Urząd wojewódzki"),
  },
  {
    role: "participant",
    sector: "ngo",
    names: { warszawa: "Michał Orzeł", krakow: "Aneta Kruk", lublin: "Łukasz Wrona" },
    organisations: everywhere("Punkt poradnictwa prawnego"),
  },
  {
    role: "participant",
    sector: "migrantCommunity",
    names: { warszawa: "Nguyen Thi Lan", krakow: "Siarhei Kavaliou", lublin: "Iryna Bondar" },
    organisations: everywhere("Rada społeczności"),
  },
  {
    role: "participant",
    sector: "education",
    names: { warszawa: "Elżbieta Nowicka", krakow: "Robert Zając", lublin: "Halina Bielak" },
    organisations: everywhere("Szkoła podstawowa"),
  },
  {
    role: "participant",
    sector: "business",
    names: { warszawa: "Grzegorz Pawlik", krakow: "Monika Stępień", lublin: "Artur Kozak" },
    organisations: everywhere("Izba gospodarcza"),
  },
  {
    role: "participant",
    sector: "uniformedServices",
    names: { warszawa: "Krzysztof Duda", krakow: "Sylwia Baran", lublin: "Rafał Kępa" },
    organisations: everywhere("Komenda policji"),
  },
  {
    role: "participant",
    sector: "internationalOrganisation",
    names: { warszawa: "Laura Bianchi", krakow: "Thomas Weber", lublin: "Marta Silva" },
    organisations: everywhere("Organizacja międzynarodowa"),
  },
];

export const demoCities: readonly DemoCity[] = ["warszawa", "krakow", "lublin"];

export function demoAddress(forum: string, account: string): string {
  return `${forum}.${account}@demo.example`;
}

export const secretariatAddress = "secretariat@demo.example";

/** The accounts one can sign in with, a line each forum. */
export function demoAccounts(): string[] {
  const accounts = demoPeople.map((person) => person.account).filter((account) => account !== undefined);
  return [secretariatAddress, ...demoCities.map((city) => accounts.map((one) => demoAddress(city, one)).join("  "))];
}
