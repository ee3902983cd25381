import { readLanguageCookie } from "#app/i18n/language-cookie.ts";
import { negotiateLanguage } from "#app/i18n/negotiate.ts";
import { isPseudoLanguage } from "#app/i18n/pseudo-languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { rememberedLanguage } from "./account-language.server.ts";

/** The language that an answer is in: chosen with the switch, else the person's own, else what the browser asks for. */
export async function languageFor(
  ctx: Context,
  person: Parameters<typeof rememberedLanguage>[1] | null,
  request: Request,
  hasPseudoLanguages: boolean,
) {
  const chosen = readLanguageCookie(request.headers.get("Cookie"));
  if (hasPseudoLanguages && isPseudoLanguage(chosen)) return chosen;
  const remembered = chosen ?? (person ? await rememberedLanguage(ctx, person) : undefined);
  return negotiateLanguage(remembered, request.headers.get("Accept-Language"));
}
