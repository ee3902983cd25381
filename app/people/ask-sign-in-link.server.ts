import { isLanguage, type Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import type { Letter } from "#app/mail/letter.ts";
import { announceMail, prepareMail } from "#app/mail/queue-mail.server.ts";
import type { SignInLimits } from "./sign-in-limits.server.ts";
import { linkMinutes, mailsAtATime } from "./sign-in-link.ts";
import { countRequests, findReader, insertRequest } from "./sign-in-link-store.server.ts";
import { newSignInRequest } from "./sign-in-request.server.ts";

/**
 * Mails a link and a code to the account of an address. Whether there is one makes no difference to who asks: the same work is done.
 * `browser` is the asking browser's cookie; `language` stands in for that of an account that is not there. `address`
 * is the caller's network address: too many from one are refused, whoever they are for.
 */
export async function askSignInLink(
  ctx: Context,
  limits: SignInLimits,
  asked: { email: string; browser: string; language: Language; redirectTo: string; address: string },
): Promise<Result<void, "tooManyMails">> {
  const { email, browser, language, redirectTo, address } = asked;
  if (!(await limits.takeLink(address))) return refuse("tooManyMails");
  const now = ctx.now();
  const sent = await countRequests(ctx.db, email, new Date(now.getTime() - linkMinutes * 60_000));
  if (sent >= mailsAtATime) return ok(undefined);
  const reader = await findReader(ctx.db, email);
  const accountId = reader?.id ?? null;
  const { row, code, path } = newSignInRequest(ctx, { email, accountId, browser, redirectTo });
  const chosen = reader && isLanguage(reader.language) ? reader.language : language;
  const mail = await prepareMail(ctx, signInLetter({ email, language: chosen, path, code, expiresAt: row.expiresAt }));
  await insertRequest(ctx.db, row, reader ? mail : null);
  if (reader) announceMail(ctx);
  return ok(undefined);
}

function signInLetter(what: {
  email: string;
  language: Language;
  path: string;
  code: string;
  expiresAt: Date;
}): Letter {
  return {
    kind: "signInLink",
    to: what.email,
    language: what.language,
    usefulUntil: what.expiresAt,
    words: (t) => ({
      subject: t("mail.signIn.subject"),
      paragraphs: [t("mail.hello"), t("mail.signIn.why")],
      link: { label: t("mail.signIn.link"), path: what.path },
      code: { label: t("mail.signIn.code"), value: what.code },
      notes: [t("mail.signIn.until"), t("mail.signIn.unexpected")],
    }),
  };
}
