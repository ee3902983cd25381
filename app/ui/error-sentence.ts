import type { ParseKeys, TFunction } from "i18next";

/**
 * The sentence for a code that a use case or a form check answered with. Every code is a key under `errors`.
 * `limit` is the greatest length of the field, for the sentence that says it was passed.
 */
export function errorSentence(t: TFunction, code: string, limit?: number): string {
  if (code === "tooLong" && limit !== undefined) return t("errors.tooLongBy", { limit });
  return t(`errors.${code}` as ParseKeys);
}
