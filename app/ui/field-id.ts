/** The element id of a form field's control: `addressees.0.name` → `addressees-0-name`. */
export function fieldId(name: string): string {
  return name.replaceAll(".", "-");
}

/** Value of aria-describedby for a control that may have a hint and an error; undefined when it has neither. */
export function describedBy(name: string, has: { hint: boolean; error: boolean }): string | undefined {
  const ids = [has.hint ? `${fieldId(name)}-hint` : "", has.error ? `${fieldId(name)}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
