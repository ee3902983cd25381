import { randomInt } from "node:crypto";
import { isLanguage, type Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { hashToken, newToken } from "#app/kernel/id.server.ts";
import type { Letter } from "#app/mail/letter.ts";
import { announceMail, prepareMail } from "#app/mail/queue-mail.server.ts";
import { linkMinutes, mailsAtATime, signInLinkPath } from "./sign-in-link.ts";
import { countRequests, findReader, insertRequest } from "./sign-in-link-store.server.ts";

/** How a link's token, a code and a browser's cookie are stored: what is good for one purpose is good for no other. */
export const stored = {
  link: (ctx: Context, token: string) => hashToken(`sign-in link ${token}`, ctx.sessionSecret),
  code: (ctx: Context, requestId: string, code: string) =>
    hashToken(`sign-in code ${requestId} ${code}`, ctx.sessionSecret),
  browser: (ctx: Context, token: string) => hashToken(`sign-in browser ${token}`, ctx.sessionSecret),
};

/**
 * Mails a link and a code to the account of an address. Whether there is one makes no difference to who asks: the same work is done.
 * `browser` is the asking browser's cookie; `language` stands in for that of an account that is not there.
 */
export async function askSignInLink(
  ctx: Context,
  { email, browser, language, redirectTo }: { email: string; browser: string; language: Language; redirectTo: string },
): Promise<void> {
  const now = ctx.now();
  const sent = await countRequests(ctx.db, email, new Date(now.getTime() - linkMinutes * 60_000));
  if (sent >= mailsAtATime) return;
  const reader = await findReader(ctx.db, email);
  const id = ctx.newId();
  const token = newToken();
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const expiresAt = new Date(now.getTime() + linkMinutes * 60_000);
  const chosen = reader && isLanguage(reader.language) ? reader.language : language;
  const path = `${signInLinkPath}?token=${token}&redirectTo=${encodeURIComponent(redirectTo)}`;
  const mail = await prepareMail(ctx, signInLetter({ email, language: chosen, path, code, expiresAt }));
  const request = {
    id,
    email,
    browserHash: stored.browser(ctx, browser),
    accountId: reader?.id ?? null,
    linkHash: stored.link(ctx, token),
    codeHash: stored.code(ctx, id, code),
    createdAt: now,
    expiresAt,
  };
  await insertRequest(ctx.db, request, reader ? mail : null);
  if (reader) announceMail(ctx);
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
