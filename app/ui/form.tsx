import { type FormHTMLAttributes, useContext } from "react";
import { languageIds, languages } from "#app/i18n/languages.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { languageWishPath } from "#app/kernel/typed-form.ts";
import { FormNameContext, PageContext, useTypedText } from "./typed-fields.ts";

interface FormProps extends FormHTMLAttributes<HTMLFormElement> {
  /** Unlike that of any other form on the page. */
  name: string;
  /** The page cannot be had by its address alone: its hidden fields go along when its language is changed. */
  isCarried?: boolean;
}

/**
 * A form to be filled in. It keeps what was typed when the language of the page is changed: without scripts by buttons of its own, with
 * scripts by keep-place.js. Without `action` the page itself is posted to.
 */
export function Form({ name, action, isCarried = false, children, ...rest }: FormProps) {
  const { path } = useContext(PageContext);
  return (
    <FormNameContext.Provider value={name}>
      <form
        method="post"
        noValidate
        {...rest}
        action={action ?? path}
        data-keeps={name}
        data-carried={isCarried || undefined}
      >
        {children}
        <noscript className="no-print">
          <LanguageButtons form={name} page={path} />
        </noscript>
      </form>
    </FormNameContext.Provider>
  );
}

function LanguageButtons({ form, page }: { form: string; page: string }) {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className="mt-6 border-s-4 border-line ps-4 text-base">
      <legend className="float-start me-2 py-2.5">{t("language.keepsForm")}</legend>
      {languageIds
        .filter((id) => id !== i18n.language)
        .map((id) => (
          <button
            key={id}
            type="submit"
            formAction={languageWishPath(page, form, id)}
            formNoValidate
            lang={id}
            className="min-h-11 pe-4 font-[system-ui] text-accent underline underline-offset-4"
          >
            {languages[id].name}
          </button>
        ))}
    </fieldset>
  );
}

/** A field that nobody sees and that belongs to what was typed, such as the version of the data that the form was filled from. */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  const typed = useTypedText(name);
  return <input type="hidden" name={name} value={typed ?? value} data-kept="" />;
}
