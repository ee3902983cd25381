import { parseCookie, stringifySetCookie } from "cookie";
import type { Language } from "./languages.ts";

export const languageCookieName = "trojglos_language";

/** The language that was chosen with the switch, unchecked; undefined when none was. */
export function readLanguageCookie(cookieHeader: string | null): string | undefined {
  return parseCookie(cookieHeader ?? "")[languageCookieName];
}

/** A Set-Cookie value that keeps the choice for a year. */
export function writeLanguageCookie(language: Language, isHttps: boolean): string {
  return stringifySetCookie({
    name: languageCookieName,
    value: language,
    path: "/",
    maxAge: 31_536_000,
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps,
  });
}
