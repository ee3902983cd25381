import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { safePath, signInPath } from "#app/people/safe-path.ts";
import { writeSessionCookie } from "#app/people/session-cookie.ts";
import { signInWithPasskey } from "#app/people/sign-in-with-passkey.server.ts";
import { signOut } from "#app/people/sign-out.server.ts";
import { readForm, textOf } from "./read-form.server.ts";

// For who types the address or comes back to it.
export function loader() {
  return redirect("/sign-in");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor, half, isHttps, userAgent } = context;
  const form = await readForm(request);
  const redirectTo = safePath(textOf(form, "redirectTo"));
  const result = await signInWithPasskey(ctx, { sent: textOf(form, "passkey"), userAgent });
  if (!result.ok) return redirect(`${signInPath(redirectTo)}&refused=passkey`, { status: 303 });
  const former = actor ?? half;
  if (former) await signOut(ctx, former.sessionId);
  return redirect(redirectTo, {
    status: 303,
    headers: { "Set-Cookie": writeSessionCookie(result.value, isHttps) },
  });
}
