import express, { type Request, type RequestHandler } from "express";
import { languageCookieName, writeLanguageCookie } from "#app/i18n/language-cookie.ts";
import { isLanguage, type Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { languageWish, type TypedForm } from "#app/kernel/typed-form.ts";
import { chooseLanguage } from "#app/people/account-language.server.ts";

const readBody = express.text({ type: "application/x-www-form-urlencoded", limit: "1mb" });

/**
 * Answers a form that was posted to have its page in another language (app/kernel/typed-form.ts): remembers the language, and goes on as
 * if the page had been asked for, with what was typed in `response.locals.typed`. No action ever sees such a form.
 */
export function answerLanguageWish(ctx: Context, isHttps: (request: Request) => boolean): RequestHandler {
  return (request, response, next) => {
    const address = new URL(request.originalUrl, "http://trojglos.invalid");
    const language = address.searchParams.get(languageWish.language);
    if (request.method !== "POST" || language === null) {
      next();
      return;
    }
    readBody(request, response, (error?: unknown) => {
      if (error) next(error);
      else remember(language).then(goOn, next);
    });

    async function remember(wish: string): Promise<void> {
      if (!isLanguage(wish)) return;
      response.append("Set-Cookie", writeLanguageCookie(wish, isHttps(request)));
      carryLanguage(request, wish);
      if (response.locals.actor) await chooseLanguage(ctx, response.locals.actor.accountId, wish);
    }

    function goOn(): void {
      response.locals.typed = typedForm(request, address.searchParams.get(languageWish.form) ?? "");
      for (const name of Object.values(languageWish)) address.searchParams.delete(name);
      askForPage(request, address.pathname + address.search);
      next();
    }
  };
}

/** The page of this very answer is in the language too. */
function carryLanguage(request: Request, language: Language): void {
  const others = (request.headers.cookie ?? "").split("; ").filter((one) => !one.startsWith(`${languageCookieName}=`));
  request.headers.cookie = [...others, `${languageCookieName}=${language}`].filter(Boolean).join("; ");
}

function typedForm(request: Request, form: string): TypedForm {
  const fields = new FormData();
  const body = typeof request.body === "string" ? request.body : "";
  for (const [name, value] of new URLSearchParams(body)) fields.append(name, value);
  return { form, fields };
}

function askForPage(request: Request, path: string): void {
  request.method = "GET";
  request.url = path;
  request.originalUrl = path;
  for (const name of ["content-type", "content-length", "transfer-encoding"]) delete request.headers[name];
}
