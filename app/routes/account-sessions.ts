import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endOtherSessions, endSession } from "#app/people/end-sessions.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { signedIn } from "./signed-in.server.ts";

// For who types the address or comes back to it.
export function loader() {
  return redirect("/account#sessions");
}

export async function action({ request, context: { ctx, actor } }: ActionFunctionArgs) {
  const person = signedIn(actor, request);
  const form = await readForm(request);
  if (textOf(form, "others") === "all") {
    await endOtherSessions(ctx, person);
    return redirect("/account?done=others", { status: 303 });
  }
  // One that has ended already is what was wanted; somebody else's is left alone and not told of.
  await endSession(ctx, person.accountId, textOf(form, "session"));
  return redirect("/account?done=session", { status: 303 });
}
