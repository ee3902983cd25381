import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseCookie, stringifySetCookie } from "cookie";
import { readLanguageCookie } from "#app/i18n/language-cookie.ts";
import { negotiateLanguage } from "#app/i18n/negotiate.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { newToken } from "#app/kernel/id.server.ts";
import { askSignInLink } from "#app/people/ask-sign-in-link.server.ts";
import { emailAddress } from "#app/people/email-address.ts";
import { safePath } from "#app/people/safe-path.ts";
import { writeSessionCookie } from "#app/people/session-cookie.ts";
import { browserCookieName, linkMinutes, signInLinkPath } from "#app/people/sign-in-link.ts";
import { SignInLinkForms } from "#app/people/sign-in-link-forms.tsx";
import { signOut } from "#app/people/sign-out.server.ts";
import { useSignInLink as enter, lookAtLink } from "#app/people/use-sign-in-link.server.ts";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("signInLink.title") };

const browserOf = (request: Request) => parseCookie(request.headers.get("Cookie") ?? "")[browserCookieName] ?? "";

/** Changes nothing: programs that read mails open every link. */
export async function loader({ request, context: { ctx } }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const token = query.get("token") ?? "";
  const redirectTo = safePath(query.get("redirectTo"));
  const link = token === "" ? null : await lookAtLink(ctx, { token, browser: browserOf(request) });
  const step = link ?? (query.has("sent") ? ("sent" as const) : ("ask" as const));
  return data(
    { token, redirectTo, step },
    { status: step === "closed" ? 410 : 200, headers: { "Cache-Control": "no-store" } },
  );
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, limits, address, isHttps, userAgent } = context;
  const form = await readForm(request);
  const redirectTo = safePath(textOf(form, "redirectTo"));
  if (textOf(form, "intent") === "enter") {
    const entry = { token: textOf(form, "token"), browser: browserOf(request), code: textOf(form, "code").trim() };
    const entered = await enter(ctx, { ...entry, userAgent });
    if (!entered.ok) {
      return data({ email: "", fault: entered.reason }, { status: refusalStatus(entered.reason) });
    }
    const former = context.actor ?? context.half;
    if (former) await signOut(ctx, former.sessionId);
    throw redirect(redirectTo, {
      status: 303,
      headers: { "Set-Cookie": writeSessionCookie(entered.value, isHttps) },
    });
  }
  const typed = textOf(form, "email");
  const email = emailAddress.safeParse(typed);
  if (!email.success) {
    return data({ email: typed, fault: email.error.issues[0]?.message ?? "invalid" }, { status: 400 });
  }
  const browser = browserOf(request) || newToken();
  const language = negotiateLanguage(
    readLanguageCookie(request.headers.get("Cookie")),
    request.headers.get("Accept-Language"),
  );
  const asked = await askSignInLink(ctx, limits, { email: email.data, browser, language, redirectTo, address });
  if (!asked.ok) return data({ email: typed, fault: asked.reason }, { status: refusalStatus(asked.reason) });
  throw redirect(`${signInLinkPath}?sent=1&redirectTo=${encodeURIComponent(redirectTo)}`, {
    status: 303,
    headers: {
      "Set-Cookie": stringifySetCookie({
        name: browserCookieName,
        value: browser,
        path: signInLinkPath,
        maxAge: linkMinutes * 60,
        httpOnly: true,
        sameSite: "lax",
        secure: isHttps,
      }),
    },
  });
}

export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  return loaderHeaders;
}

export default function SignInLink() {
  const { t } = useTranslation();
  const shown = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t("signInLink.title")} />
      <SignInLinkForms {...shown} email={tried?.email} fault={tried?.fault} />
    </>
  );
}
