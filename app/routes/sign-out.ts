import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clearSessionCookie } from "#app/people/session-cookie.ts";
import { signOut } from "#app/people/sign-out.server.ts";

// For who types the address or comes back to it.
export function loader() {
  return redirect("/");
}

export async function action({ context }: ActionFunctionArgs) {
  const person = context.actor ?? context.half;
  if (person) await signOut(context.ctx, person.sessionId);
  return redirect("/", { status: 303, headers: { "Set-Cookie": clearSessionCookie(context.isHttps) } });
}
