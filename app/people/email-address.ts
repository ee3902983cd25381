import { z } from "zod";

/** An e-mail address as a form takes it, in lower case. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "required")
  .max(254, "tooLong")
  .pipe(z.email("email"));
