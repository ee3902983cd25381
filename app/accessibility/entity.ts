/** Whose instance this is, from the configuration; null for what it does not say. Dates are like 2026-11-30. */
export interface Entity {
  name: string | null;
  contact: string | null;
  email: string | null;
  phone: string | null;
  publishedOn: string | null;
  reviewedOn: string | null;
}
