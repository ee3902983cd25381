import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DemoSignIn } from "#app/forums/demo-sign-in.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { PasskeyForm } from "#app/people/passkey-form.tsx";
import { askPasskeyOptions, passkeyPurpose } from "#app/people/passkey-options.server.ts";
import { safePath } from "#app/people/safe-path.ts";
import { writeSessionCookie } from "#app/people/session-cookie.ts";
import { signIn, signInForm } from "#app/people/sign-in.server.ts";
import { SignInForm } from "#app/people/sign-in-form.tsx";
import { signOut } from "#app/people/sign-out.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { demoPassword, secretariatAddress } from "#prisma/seed/demo-accounts.ts";
import { demoSeats } from "./demo-seats.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("signIn.title") };

export async function loader({ request, context }: LoaderFunctionArgs) {
  return {
    hasNewPassword: new URL(request.url).searchParams.get("done") === "password",
    redirectTo: safePath(new URL(request.url).searchParams.get("redirectTo")),
    person: context.actor?.name ?? null,
    isPasskeyRefused: new URL(request.url).searchParams.get("refused") === "passkey",
    passkeyOptions: await askPasskeyOptions(context.ctx, passkeyPurpose.signIn()),
    demo: context.isDemo ? { password: demoPassword, forums: demoSeats(), secretariat: secretariatAddress } : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const email = textOf(form, "email");
  const redirectTo = safePath(textOf(form, "redirectTo"));
  const parsed = signInForm.safeParse({ email, password: textOf(form, "password") });
  if (!parsed.success) {
    return data({ email, redirectTo, reason: undefined, fields: fieldErrors(parsed.error) }, { status: 400 });
  }
  const { address, userAgent } = context;
  const result = await signIn(context.ctx, context.limits, { ...parsed.data, address, userAgent });
  if (!result.ok) {
    const headers: HeadersInit = result.reason === "tooManyTries" ? { "Retry-After": "900" } : {};
    return data(
      { email, redirectTo, reason: result.reason, fields: {} },
      { status: refusalStatus(result.reason), headers },
    );
  }
  const former = context.actor ?? context.half;
  if (former) await signOut(context.ctx, former.sessionId);
  throw redirect(redirectTo, {
    status: 303,
    headers: { "Set-Cookie": writeSessionCookie(result.value, context.isHttps) },
  });
}

// Remix keeps an action's headers for the page only when the route says so.
export function headers({ actionHeaders }: { actionHeaders: Headers }) {
  return actionHeaders;
}

export default function SignIn() {
  const { t } = useTranslation();
  const { hasNewPassword, isPasskeyRefused, passkeyOptions, redirectTo, person, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      {hasNewPassword && !refused && <DoneNotice>{t("resetPassword.done")}</DoneNotice>}
      <PageHead title={t("signIn.title")}>
        <p className="mt-3">{t("signIn.lead")}</p>
        {person && <p className="mt-3">{t("signIn.signedIn", { name: person })}</p>}
      </PageHead>
      <div className="grid gap-12 lg:grid-cols-[26rem_1fr]">
        <div className="space-y-6">
          {isPasskeyRefused && !refused && <ErrorSummary message={t("errors.passkeyRefused")} />}
          <SignInForm
            redirectTo={refused?.redirectTo ?? redirectTo}
            email={refused?.email}
            reason={refused?.reason}
            fields={refused?.fields}
          />
          <PasskeyForm
            kind="use"
            options={passkeyOptions}
            name="passkey"
            action="/sign-in/passkey"
            label={t("passkey.signIn")}
            look="plain"
          >
            <input type="hidden" name="redirectTo" value={refused?.redirectTo ?? redirectTo} />
          </PasskeyForm>
        </div>
        {demo && <DemoSignIn {...demo} redirectTo={refused?.redirectTo ?? redirectTo} />}
      </div>
    </>
  );
}
