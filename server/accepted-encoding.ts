/** Ways to send bytes, the smallest first. */
export type Encoding = "br" | "gzip" | "identity";

/** The best of them that a client takes, by its Accept-Encoding; one with q=0 it does not take. */
export function acceptedEncoding(accepted: string | string[] | undefined): Encoding {
  const names = String(accepted ?? "")
    .split(",")
    .filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one))
    .map((one) => one.split(";")[0]?.trim().toLowerCase());
  return names.includes("br") ? "br" : names.includes("gzip") ? "gzip" : "identity";
}
