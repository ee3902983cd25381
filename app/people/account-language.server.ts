import { type Language, referenceLanguage } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { findLanguage, updateLanguage } from "./account-store.server.ts";

/** Remembers the language that a person chose for the pages; their mails are in it too. */
export async function chooseLanguage(ctx: Context, accountId: string, language: Language): Promise<void> {
  await updateLanguage(ctx.db, accountId, language);
}

/** The language that an account remembers. Many share a demo account: that it is Polish there says nothing until somebody chooses. */
export async function rememberedLanguage(
  ctx: Context,
  { accountId, isDemo }: { accountId: string; isDemo: boolean },
): Promise<string | undefined> {
  const language = await findLanguage(ctx.db, accountId);
  return isDemo && language === referenceLanguage ? undefined : language;
}
