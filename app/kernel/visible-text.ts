import { z } from "zod";

/**
 * One line of text without characters that nobody can see (controls, direction marks, blank letters, code points of no character),
 * every stretch of white space one space. Lone surrogates stay, for a form to refuse. A text of such characters alone is empty.
 */
export function visibleLine(value: string): string {
  return value
    .replace(/[\s\u2800]+/gu, " ")
    .replace(/[\p{Control}\p{Format}\p{Unassigned}\p{Default_Ignorable_Code_Point}]+/gu, "")
    .replace(/ +/g, " ")
    .trim();
}

/** The same for a text of several lines: its lines stay, and at most one empty line between two. */
export function visibleParagraphs(value: string): string {
  return value
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(visibleLine)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const typed = (clean: (value: string) => string, max: number) =>
  z
    .string()
    .refine((value) => !/\p{Surrogate}/u.test(value), "invalid")
    .overwrite(clean)
    .max(max, "tooLong");

/** A form's text of one line, of at most `max` characters; what nobody can see is dropped before its length is counted. */
export const optionalLine = (max: number) => typed(visibleLine, max);

/** The same, and something must be visible. Every required text of a form is one of these two. */
export const requiredLine = (max: number) => optionalLine(max).min(1, "required");

/** A form's text of several lines. */
export const optionalParagraphs = (max: number) => typed(visibleParagraphs, max);

export const requiredParagraphs = (max: number) => optionalParagraphs(max).min(1, "required");
