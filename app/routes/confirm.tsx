import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ConfirmForm, confirmPath, HeldForm } from "#app/people/confirm-form.tsx";
import { confirmFormName, heldFormOf, proofFields } from "#app/people/held-form.ts";
import { PasskeyForm } from "#app/people/passkey-form.tsx";
import { askPasskeyOptions, passkeyPurpose } from "#app/people/passkey-options.server.ts";
import { proveIdentity } from "#app/people/prove-identity.server.ts";
import { readSecondFactors } from "#app/people/read-second-factors.server.ts";
import { safePath, signInPath } from "#app/people/safe-path.ts";
import { proveByPasskey } from "#app/people/sign-in-with-passkey.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Form } from "#app/ui/form.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { useTypedForm } from "#app/ui/typed-fields.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";
import { signedInOrEnrolling } from "./signed-in.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("confirm.title") };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = signedInOrEnrolling(context, request);
  const { ctx } = context;
  const { hasPassword, codeAppSince, passkeys } = await readSecondFactors(ctx, person.accountId);
  const purpose = passkeyPurpose.proof(person.sessionId);
  return {
    redirectTo: pathBehind(request),
    ways: { hasPassword, hasCode: codeAppSince !== null },
    passkeyOptions: passkeys.length > 0 ? await askPasskeyOptions(ctx, purpose, person.accountId) : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = signedInOrEnrolling(context, request);
  const form = await readForm(request);
  const held = heldFormOf(form);
  const sent = textOf(form, proofFields.sent);
  // The first time it comes straight from the form that waits.
  if (sent === "") return data({ held, reason: undefined });
  const { ctx, limits, address } = context;
  const password = textOf(form, proofFields.password);
  const passkey = textOf(form, proofFields.passkey);
  const proved = passkey
    ? await proveByPasskey(ctx, person, passkey)
    : await proveIdentity(ctx, limits, person, { password, code: textOf(form, proofFields.code), address });
  if (!proved.ok) {
    return data(
      { held: sent === "form" ? held : null, reason: proved.reason },
      { status: refusalStatus(proved.reason) },
    );
  }
  // 307 sends the form on as it was, with the fields of this page, which nobody reads there.
  throw redirect(pathBehind(request), { status: sent === "form" ? 307 : 303 });
}

function pathBehind(request: Request): string {
  return safePath(new URL(request.url).searchParams.get("redirectTo"));
}

export default function Confirm() {
  const { t } = useTranslation();
  const { redirectTo, ways, passkeyOptions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const hasForm = ways.hasPassword || ways.hasCode;
  // After a change of language the form waits on.
  const shown = useTypedForm(confirmFormName);
  const waiting = shown?.get(proofFields.sent) === "form" ? heldFormOf(shown) : null;
  const held = answer?.held ?? waiting;
  return (
    <>
      <PageHead title={t("confirm.title")}>
        <p className="mt-3">{t(hasForm || passkeyOptions ? "confirm.lead" : "confirm.signInAgain")}</p>
      </PageHead>
      {hasForm && <ConfirmForm redirectTo={redirectTo} held={held} ways={ways} reason={answer?.reason} />}
      {passkeyOptions && (
        <div className="mt-6">
          <PasskeyForm
            kind="use"
            options={passkeyOptions}
            name={proofFields.passkey}
            action={confirmPath(redirectTo)}
            label={t("passkey.use")}
            look="plain"
          >
            <HeldForm held={held} />
          </PasskeyForm>
        </div>
      )}
      {!hasForm && held && (
        <Form name={confirmFormName} isCarried>
          <HeldForm held={held} />
        </Form>
      )}
      {!hasForm && (
        <p className="mt-6">
          <ButtonLink look="plain" href={signInPath(redirectTo)}>
            {t("signIn.link")}
          </ButtonLink>
        </p>
      )}
    </>
  );
}
