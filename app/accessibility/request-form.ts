import { z } from "zod";
import { optionalLine, requiredParagraphs } from "#app/kernel/visible-text.ts";

export const requestLimits: Readonly<Record<string, number>> = { subject: 2000, form: 300, name: 120, contact: 300 };

/** A request for accessibility as it is typed. Who asks may stay unnamed. */
export const requestForm = z.object({
  subject: requiredParagraphs(2000),
  form: optionalLine(300),
  name: optionalLine(120),
  contact: optionalLine(300),
});

export type TypedRequest = z.input<typeof requestForm>;

export const answerForm = z.object({ answer: requiredParagraphs(2000) });
