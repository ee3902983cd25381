/** `name` as its speakers write it; `locale` is for dates and numbers. */
export const language = { name: "Polski", locale: "pl-PL" };
