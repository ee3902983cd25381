import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { fieldId } from "./field-id.ts";

/**
 * What went wrong with a form, at its top, with a link to each field. It takes the focus when the page opens.
 * `message` is for what concerns no single field; `children` is where to go because of it.
 */
export function ErrorSummary({
  message,
  fields = [],
  children,
}: {
  message?: string;
  fields?: { name: string; label: string; error: string }[];
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  if (!message && fields.length === 0) return null;
  return (
    <section
      aria-labelledby="error-summary"
      tabIndex={-1}
      // Without scripts nothing else can move the focus to what the reader has to know first.
      // biome-ignore lint/a11y/noAutofocus: see the line above
      autoFocus
      className="mb-6 rounded border-2 border-danger bg-danger-soft p-4"
    >
      <h2 id="error-summary" className="text-lg font-bold text-danger">
        {fields.length > 0 ? t("form.problems", { count: fields.length }) : t("form.failed")}
      </h2>
      {message && <p className="mt-1">{message}</p>}
      {children && <p className="mt-2">{children}</p>}
      {fields.length > 0 && (
        <ul className="mt-2 list-disc ps-5">
          {fields.map((field) => (
            <li key={`${field.name} ${field.label}`}>
              <a href={`#${fieldId(field.name)}`} className="link text-danger">
                {field.label}: {field.error}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
