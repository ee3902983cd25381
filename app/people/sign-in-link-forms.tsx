import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { signInLinkPath } from "./sign-in-link.ts";

/** Asks for a link, takes a code, or confirms a link, whichever is the next step. `fault` is a code of what was refused. */
export function SignInLinkForms({
  token,
  redirectTo,
  step,
  email = "",
  fault,
}: {
  token: string;
  redirectTo: string;
  step: "ask" | "sent" | "own" | "other" | "closed";
  email?: string;
  fault?: string;
}) {
  const { t } = useTranslation();
  const isAsking = step === "ask" || step === "closed";
  const field = isAsking ? "email" : "code";
  const whole = fault === "linkClosed" || (step === "closed" && !fault);
  const error = fault && !whole ? errorSentence(t, fault) : undefined;
  const lead = { ask: "lead", closed: "lead", sent: "sent", own: "confirm", other: "otherBrowser" } as const;
  return (
    <Form name="link" action={signInLinkPath + (token ? `?token=${token}` : "")} className="max-w-md">
      <ErrorSummary
        message={whole ? errorSentence(t, "linkClosed") : undefined}
        fields={error ? [{ name: field, label: t(`signInLink.${field}`), error }] : []}
      />
      <p className="mb-5">{t(`signInLink.${lead[step]}`)}</p>
      <input type="hidden" name="intent" value={isAsking ? "ask" : "enter"} />
      <input type="hidden" name="redirectTo" value={redirectTo} />
      <input type="hidden" name="token" value={token} />
      <div className="space-y-5">
        {isAsking && (
          <TextField
            name="email"
            type="email"
            label={t("signInLink.email")}
            autoComplete="username"
            defaultValue={email}
            error={error}
            required
          />
        )}
        {(step === "sent" || step === "other") && (
          <TextField
            name="code"
            label={t("signInLink.code")}
            hint={t("signInLink.codeHint")}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            error={error}
            required
          />
        )}
        <Button>{t(isAsking ? "signInLink.send" : "signInLink.enter")}</Button>
        {step === "sent" && (
          <p className="text-base">
            {t("signInLink.nothingCame")}{" "}
            <a href={`${signInLinkPath}?redirectTo=${encodeURIComponent(redirectTo)}`} className="link">
              {t("signInLink.askAgain")}
            </a>
          </p>
        )}
      </div>
    </Form>
  );
}
