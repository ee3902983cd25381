import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { passkeyScript } from "./passkey-script-path.ts";

/**
 * A form that a passkey fills in: hidden until its script runs, since no passkey works without. `kind` is whether one is made or used,
 * `options` what the browser needs for it, `name` the field for what comes of it.
 */
export function PasskeyForm({
  kind,
  options,
  name,
  action,
  label,
  look,
  children,
}: {
  kind: "add" | "use";
  options: string;
  name: string;
  action: string;
  label: string;
  look?: "main" | "plain";
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <form
      method="post"
      action={action}
      noValidate
      hidden
      data-passkey={kind}
      data-options={options}
      className="max-w-md"
    >
      <div className="space-y-5">
        {children}
        <input type="hidden" name={name} data-result="" />
        <Button look={look}>{label}</Button>
        <p role="alert" hidden data-failed="" className="text-base font-semibold text-danger">
          {t("passkey.failed")}
        </p>
      </div>
      <script type="module" src={passkeyScript} />
    </form>
  );
}
