import { stringify } from "csv-stringify/sync";

/**
 * A table as CSV (RFC 4180) for spreadsheets, too: with a byte order mark, and what would be a formula there as text (OWASP
 * ASVS 1.2.10).
 */
export function csvOf(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([[...columns], ...rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
