import type { z } from "zod";
import type { FieldErrors } from "./result.ts";

/** What a form field can be told; catalogue key `errors.<code>`. */
const codes = new Set(["required", "tooShort", "tooLong", "tooMany", "url", "email", "slug", "prefix"]);

/** The first fault of each field as a code, by the field's path: `addressees.0.name` → `required`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    errors[issue.path.join(".")] ??= codes.has(issue.message) ? issue.message : "invalid";
  }
  return errors;
}
