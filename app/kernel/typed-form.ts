/** What was typed into a form whose page was then asked for in another language: the page shows it again. */
export interface TypedForm {
  /** The name of the form, unlike that of any other on its page. */
  form: string;
  fields: FormData;
}

/** Parameters that make a posted form no more than a wish for its page in another language. Nothing is done with its fields. */
export const languageWish = { form: "typedInto", language: "toLanguage" } as const;

/** Where a form is posted to have its own page, `path`, again in another language. */
export function languageWishPath(path: string, form: string, language: string): string {
  const address = new URL(path, "http://trojglos.invalid");
  address.searchParams.set(languageWish.form, form);
  address.searchParams.set(languageWish.language, language);
  return address.pathname + address.search;
}
