import { expect, test } from "vitest";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { languageIds } from "#app/i18n/languages.ts";
import { negotiateLanguage } from "#app/i18n/negotiate.ts";

test("the accented pseudo-language is English in brackets, at least 40 % longer, with its variables", async () => {
  const [english, pseudo] = await Promise.all([createI18n("en"), createI18n("en-XA")]);
  expect(pseudo.t("signIn.demoSubmit", { name: "Ola" })).toMatch(/^\[.*Ola.*\]$/);
  expect(pseudo.t("home.lead").length).toBeGreaterThanOrEqual(english.t("home.lead").length * 1.4);
  expect(pseudo.t("home.title")).not.toContain("Recommendations");
  expect(pseudo.dir()).toBe("ltr");
});

test("the other one runs from right to left and has a form for every number of Arabic", async () => {
  const pseudo = await createI18n("ar-XB");
  expect(pseudo.dir()).toBe("rtl");
  for (const count of [0, 1, 2, 3, 11, 100]) {
    expect(pseudo.t("forum.membersCount", { count })).toContain(`${count}`);
    expect(pseudo.t("forum.membersCount", { count })).not.toContain("membersCount");
  }
});

test("neither is offered, nor given to a browser that asks for it", () => {
  expect(languageIds.filter((id) => id.includes("-X"))).toEqual([]);
  expect(negotiateLanguage("ar-XB", "en-XA")).toBe("en");
});
