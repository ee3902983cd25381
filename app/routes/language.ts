import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { writeLanguageCookie } from "#app/i18n/language-cookie.ts";
import { isLanguage } from "#app/i18n/languages.ts";
import { chooseLanguage } from "#app/people/account-language.server.ts";
import { safePath } from "#app/people/safe-path.ts";
import { readForm, textOf } from "./read-form.server.ts";

// For who types the address or comes back to it.
export function loader() {
  return redirect("/");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const language = textOf(form, "language");
  if (isLanguage(language) && context.actor) await chooseLanguage(context.ctx, context.actor.accountId, language);
  return redirect(safePath(textOf(form, "redirectTo")), {
    status: 303,
    headers: isLanguage(language) ? { "Set-Cookie": writeLanguageCookie(language, context.isHttps) } : {},
  });
}
