import type { ReactNode } from "react";
import { fieldId } from "./field-id.ts";
import { useTypedText } from "./typed-fields.ts";

/** One of several choices of one name, with what it means. */
export function Radio({
  name,
  value,
  label,
  note,
  defaultChecked,
}: {
  name: string;
  value: string;
  label: ReactNode;
  note?: ReactNode;
  defaultChecked: boolean;
}) {
  const typed = useTypedText(name);
  const id = `${fieldId(name)}-${value.replaceAll(".", "-")}`;
  return (
    <div className="flex min-h-11 items-start gap-3 py-2">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        defaultChecked={typed === undefined ? defaultChecked : typed === value}
        aria-describedby={note ? `${id}-note` : undefined}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block text-lg leading-snug font-semibold">
          {label}
        </label>
        {note && (
          <p id={`${id}-note`} className="mt-0.5 text-base text-ink-soft">
            {note}
          </p>
        )}
      </div>
    </div>
  );
}

/** Choices of one name under their question. */
export function RadioGroup({
  name,
  legend,
  hint,
  error,
  children,
}: {
  name: string;
  legend: string;
  hint?: string;
  error?: string;
  children: ReactNode;
}) {
  const id = fieldId(name);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset id={id} tabIndex={error ? -1 : undefined} aria-describedby={describedBy} className="min-w-0">
      <legend className="text-2xl leading-tight font-bold">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-base text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 font-semibold text-danger">
          {error}
        </p>
      )}
      <div className="mt-2">{children}</div>
    </fieldset>
  );
}
