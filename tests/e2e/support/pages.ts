import { invitationPath } from "#app/invitations/invitation.ts";
import { invitePerson } from "#app/invitations/invite.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { readOutbox } from "#app/mail/read-outbox.server.ts";
import { findAccountByEmail } from "#app/people/store.server.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import type { TestApplication } from "../../support/application.ts";
import { actorOf, demoNumber } from "../../support/people.ts";
import { draftWithVersions } from "../../support/versions.ts";
import { votePages } from "./vote-pages.ts";

/** A page that the browser tests look at: its address, and the demo accounts that it is opened as, `null` for nobody. */
export interface ListedPage {
  path: string | ((application: TestApplication) => Promise<string>);
  as: (string | null)[];
  /** What is there once the page has become what it will be; nothing when it arrives complete. */
  ready?: string;
}

const forum = "/forums/krakow";
const draft = `${forum}/recommendations/${demoNumber("KRK", 1)}`;
const consulted = `${forum}/recommendations/${demoNumber("KRK", 2)}`;
const connected = ':is([data-status="saved"], [data-status="readOnly"])';

const accountOf = async ({ ctx }: TestApplication, account: string) =>
  (await findAccountByEmail(ctx.db, `${account}@demo.example`))?.id;
const personPage = async (application: TestApplication) =>
  `/admin/people/${await accountOf(application, "krakow.migrant")}`;
const erasePage = async (application: TestApplication) =>
  `/accounts/${await accountOf(application, "krakow.migrant")}/erase`;

const seatOf = (account: string, slug: string) => ({
  account: { email: `${account}@demo.example` },
  forum: { slug },
});
const memberPage = async ({ ctx }: TestApplication) => {
  const { id } = await prismaOf(ctx.db).membership.findFirstOrThrow({ where: seatOf("krakow.expert", "krakow") });
  return `${forum}/members/${id}`;
};
/** Of a person whom nobody has asked yet. */
const consentPage = async ({ ctx }: TestApplication) => {
  const where = seatOf("lublin.migrant", "lublin");
  await prismaOf(ctx.db).membership.updateMany({ where, data: { sectorConsent: "unasked" } });
  return "/forums/lublin/consent";
};
const versionsMade = new WeakMap<TestApplication, ReturnType<typeof draftWithVersions>>();
/** Of a draft with three versions. */
const versionsPage = (below: string) =>
  Object.defineProperty(
    async (application: TestApplication) => {
      const made = versionsMade.get(application) ?? draftWithVersions(application, "warszawa");
      versionsMade.set(application, made);
      return `/forums/warszawa/recommendations/${(await made).number}/versions${below}`;
    },
    "name",
    { value: `versions${below}` },
  );
/** Of a frozen text that can be published. */
async function publishPage(application: TestApplication): Promise<string> {
  const at = { forumSlug: "wspolne", number: demoNumber("WSP", 1) };
  // A second time it is frozen already.
  await freezeRecommendation(application.ctx, await actorOf(application, "warszawa.moderator"), at, { from: "draft" });
  return `/forums/wspolne/recommendations/${at.number}/publish`;
}
export const invitedName = "Olena Koval";
/** As a person opens it whom the mail has reached, and who has no account yet. */
async function invitationPage(application: TestApplication): Promise<string> {
  const { ctx } = application;
  const mailed = async () => {
    const { mails } = await readOutbox(ctx);
    const token = mails.map(({ text }) => /invitation\?token=(\S+)/.exec(text)?.[1]).find(Boolean);
    return token && invitationPath(token);
  };
  const person = {
    name: invitedName,
    email: "olena@example.org",
    role: "participant",
    sector: "ngo",
    language: "uk",
  };
  const known = await mailed();
  if (known) return known;
  await invitePerson(ctx, await actorOf(application, "krakow.moderator"), "krakow", { ...person, organisation: "" });
  return (await mailed()) ?? "";
}

/**
 * Every page, in each of its guises. A new page is a line here: axe, the width of the window, the languages, and for who is not signed
 * in the weight, are then looked at.
 */
export const pages: ListedPage[] = [
  { path: "/", as: [null, "krakow.migrant", "secretariat"] },
  { path: "/search", as: [null] },
  { path: "/search?q=miasto", as: [null, "krakow.migrant"] },
  { path: "/search?q=niczegotakiegoniema&city=Krak%C3%B3w", as: [null] },
  { path: "/sign-in", as: [null] },
  { path: "/sign-in/link", as: [null] },
  { path: "/sign-in/link?sent=1", as: [null] },
  { path: "/sign-in/link?token=none", as: [null] },
  { path: "/invitation?token=none", as: [null] },
  { path: invitationPage, as: [null, "krakow.migrant"] },
  { path: "/dev/mail", as: [null] },
  { path: "/reset-password", as: [null] },
  { path: "/new-password?token=none", as: [null] },
  { path: "/deklaracja-dostepnosci", as: [null] },
  { path: "/accessibility-request", as: [null] },
  { path: "/admin/accessibility-requests", as: ["secretariat"] },
  { path: "/account", as: ["krakow.migrant"] },
  { path: "/account/password", as: ["krakow.migrant"] },
  { path: "/account/second-factor", as: ["krakow.migrant"] },
  { path: "/account/second-factor/app", as: ["krakow.migrant"] },
  { path: "/account/second-factor/passkey", as: ["krakow.migrant"] },
  { path: "/account/second-factor/codes", as: ["krakow.migrant"] },
  { path: "/account/privacy", as: ["krakow.migrant"] },
  { path: "/account/data", as: ["krakow.migrant"] },
  { path: "/account/erase", as: ["krakow.migrant"] },
  { path: "/erased", as: [null] },
  { path: "/prywatnosc", as: [null] },
  { path: "/confirm", as: ["krakow.migrant"] },
  { path: forum, as: [null, "krakow.migrant", "krakow.expert", "krakow.observer", "krakow.moderator", "secretariat"] },
  { path: consulted, as: [null, "krakow.moderator"] },
  { path: `/forums/lublin/recommendations/${demoNumber("LUB", 3)}`, as: [null] },
  { path: `${consulted}/v/1`, as: [null] },
  { path: `${draft}/freeze`, as: ["krakow.moderator"] },
  { path: `${draft}/name-version`, as: ["krakow.migrant"] },
  { path: versionsPage("/1/restore"), as: ["warszawa.ngo"] },
  {
    path: async (application) => (await publishPage(application)).replace("publish", "freeze"),
    as: ["warszawa.moderator"],
  },
  {
    path: async (application) => (await publishPage(application)).replace("publish", "unfreeze"),
    as: ["warszawa.moderator"],
  },
  { path: publishPage, as: ["warszawa.moderator"] },
  {
    path: async (application) => (await publishPage(application)).replace("publish", "votes/new"),
    as: ["warszawa.moderator"],
  },
  ...votePages,
  { path: draft, as: ["krakow.migrant", "krakow.moderator"] },
  { path: `${draft}/edit`, as: ["krakow.moderator"] },
  {
    path: `${draft}/draft`,
    as: ["krakow.migrant", "krakow.expert", "krakow.observer", "secretariat"],
    ready: connected,
  },
  { path: versionsPage(""), as: ["warszawa.city"] },
  { path: versionsPage("?from=1&to=1"), as: ["warszawa.city"] },
  { path: versionsPage("/2"), as: ["warszawa.city"] },
  { path: versionsPage("/2?view=authors"), as: ["warszawa.city", "warszawa.observer"] },
  { path: versionsPage("/2..3"), as: ["warszawa.city"], ready: '[data-island="changeKeys"] button' },
  { path: versionsPage("/2..3?view=side"), as: ["warszawa.city"] },
  { path: versionsPage("/3..draft"), as: ["warszawa.observer"] },
  { path: versionsPage("/timeline?from=1&to=3"), as: ["warszawa.city", "warszawa.observer"] },
  { path: `${forum}/recommendations/import`, as: [null, "krakow.moderator"] },
  { path: `${forum}/desk`, as: ["krakow.moderator"] },
  { path: `${forum}/members`, as: ["krakow.moderator"] },
  { path: `${forum}/arrangement`, as: ["krakow.moderator"] },
  { path: memberPage, as: ["krakow.moderator"] },
  { path: `${forum}/invitations`, as: ["krakow.moderator"] },
  { path: consentPage, as: ["lublin.migrant"] },
  { path: `${forum}/audit`, as: ["krakow.moderator"] },
  ...[
    ...["/admin", "/admin/forums", "/admin/forums/krakow", "/admin/people", "/admin/people?words=nikt"],
    ...["/admin/choices", "/admin/audit", "/admin/permissions"],
  ].map((path) => ({
    path,
    as: ["secretariat"],
  })),
  { path: personPage, as: ["secretariat"] },
  { path: erasePage, as: ["secretariat"] },
  { path: "/nie-ma", as: [null] },
];

/** One row for each page and person, with a name for the test. */
export const visits = pages.flatMap(({ as, ...page }) =>
  as.map((who, index) => ({
    ...page,
    who,
    isFirst: index === 0,
    name: `${typeof page.path === "string" ? page.path : page.path.name} as ${who ?? "nobody"}`,
  })),
);

export type Visit = (typeof visits)[number];
