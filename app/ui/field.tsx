import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { describedBy, fieldId } from "./field-id.ts";
import { useTypedFields, useTypedText } from "./typed-fields.ts";

interface FieldProps {
  /** Name of the form field; its element id is derived from it (field-id.ts). */
  name: string;
  label: string;
  hint?: string;
  /** What is wrong, translated. */
  error?: string;
}

const control =
  "block w-full min-h-11 rounded border bg-surface px-3 py-2 text-lg leading-snug text-ink aria-invalid:border-danger aria-invalid:border-2 border-line-strong";

export function TextField({
  name,
  label,
  hint,
  error,
  ...rest
}: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id">) {
  const typed = useTypedText(name);
  // What is good once, or is nobody's to read, is typed anew.
  const isKept = rest.type !== "password" && rest.autoComplete !== "one-time-code";
  const kept = isKept && typed !== undefined ? { defaultValue: typed } : {};
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <input {...rest} {...kept} {...wiring(name, hint, error)} className={control} />
    </Field>
  );
}

export function TextArea({
  name,
  label,
  hint,
  error,
  ...rest
}: FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name" | "id">) {
  const typed = useTypedText(name);
  const kept = typed === undefined ? {} : { defaultValue: typed };
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <textarea rows={4} {...rest} {...kept} {...wiring(name, hint, error)} className={control} />
    </Field>
  );
}

export function Select({
  name,
  label,
  hint,
  error,
  ...rest
}: FieldProps & Omit<SelectHTMLAttributes<HTMLSelectElement>, "name" | "id">) {
  const typed = useTypedText(name);
  const kept = typed === undefined ? {} : { defaultValue: typed };
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <select {...rest} {...kept} {...wiring(name, hint, error)} className={control} />
    </Field>
  );
}

/** A checkbox in a group of one name: `value` tells them apart. */
export function Checkbox({
  name,
  value,
  label,
  defaultChecked,
}: {
  name: string;
  value?: string;
  label: ReactNode;
  defaultChecked?: boolean;
}) {
  const typed = useTypedFields()
    ?.getAll(name)
    .includes(value ?? "on");
  return (
    <label className="flex min-h-11 items-start gap-3 py-2 text-lg leading-snug">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={typed ?? defaultChecked}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      <span>{label}</span>
    </label>
  );
}

function wiring(name: string, hint: string | undefined, error: string | undefined) {
  return {
    name,
    id: fieldId(name),
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy(name, { hint: hint !== undefined, error: error !== undefined }),
  } as const;
}

function Field({ name, label, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={fieldId(name)} className="mb-1 block text-base font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${fieldId(name)}-hint`} className="mb-1.5 text-base text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${fieldId(name)}-error`} className="mb-1.5 text-base font-semibold text-danger">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
