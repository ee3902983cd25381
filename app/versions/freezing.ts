import { type DocumentText, isEmpty } from "#app/drafting/document-json.ts";
import { type Status, transition } from "#app/drafting/lifecycle.ts";

/** What a recommendation must have before it is frozen for a vote, each by itself. */
export const requirements = ["legalState", "summary", "body", "addressee", "indicator"] as const;
export type Requirement = (typeof requirements)[number];

export interface Freezable {
  status: Status;
  text: DocumentText;
  addressees: number;
  indicators: number;
}

/** The check-list: each requirement, and whether it is met. */
export function freezingCheckList({ status, text, addressees, indicators }: Freezable): Record<Requirement, boolean> {
  return {
    legalState: transition(status, "frozen")?.step === "freeze",
    summary: !isEmpty(text.summary),
    body: !isEmpty(text.body),
    addressee: addressees > 0,
    indicator: indicators > 0,
  };
}

/** What is still missing, in the order of the list. */
export function missingFor(recommendation: Freezable): Requirement[] {
  const list = freezingCheckList(recommendation);
  return requirements.filter((one) => !list[one]);
}
