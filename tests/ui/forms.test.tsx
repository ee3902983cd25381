import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { EditForm } from "#app/drafting/edit-form.tsx";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { languageIds } from "#app/i18n/languages.ts";
import { I18nProvider } from "#app/i18n/use-translation.tsx";
import { SignInForm } from "#app/people/sign-in-form.tsx";

describe.each(languageIds)("in %s", async (language) => {
  const i18n = await createI18n(language);
  const render = (form: JSX.Element) => renderToStaticMarkup(<I18nProvider i18n={i18n}>{form}</I18nProvider>);

  test("a refused sign-in keeps the address, says what is wrong first, and never repeats the password", () => {
    const html = render(<SignInForm redirectTo="/x" email="a@b.pl" reason="wrongCredentials" />);
    expect(html).toContain('value="a@b.pl"');
    expect(html).toMatch(/<section[^>]*tabindex="-1"[^>]*autofocus/i);
    expect(html).toContain(i18n.t("errors.wrongCredentials"));
    expect(html).not.toMatch(/type="password"[^>]*value=/);
  });

  test("every fault of the edit form has a sentence and leads to the field that shows it", () => {
    const blank = { title: "x", areas: [], joined: [], indicators: [] };
    const html = render(
      <EditForm
        recommendation={{ number: "KRK-2026-01", lead: { slug: "krakow" }, updatedAt: "" }}
        values={{
          ...blank,
          addressees: [{ name: "Urząd", levels: [], isCoAddressee: false }],
          sources: [{ title: "Źródło", url: "ftp://x" }],
        }}
        areas={["education"]}
        otherForums={[]}
        fields={{ title: "tooShort", "addressees.0.levels": "required", "sources.0.url": "url", areas: "tooMany" }}
      />,
    );
    for (const id of ["title", "addressees-0-level", "sources-0-url", "areas"]) {
      expect(html).toContain(`href="#${id}"`);
      expect(html).toContain(`id="${id}"`);
      expect(html).toContain(`id="${id}-error"`);
    }
    expect(html).toMatch(
      /id="sources-0-url"[^>]*aria-describedby="sources-0-url-error"|aria-describedby="sources-0-url-error"[^>]*id="sources-0-url"/,
    );
    expect(html).not.toContain("errors.");
    expect(html).not.toContain(" style=");
  });
});
