/** Names of the fields of the page that asks for a proof; all others belong to the form that waits behind it. */
export const proofFields = {
  password: "proof.password",
  code: "proof.code",
  passkey: "proof.passkey",
  sent: "proof.sent",
};

/** The form of that page, by which it is had again in another language. */
export const confirmFormName = "proof";

const heldFields = 500;

/** The texts of a form that waits, in order; files and what belongs to the proof are left out. */
export function heldFormOf(entries: Iterable<[string, unknown]>): [string, string][] {
  const held: [string, string][] = [];
  for (const [name, value] of entries) {
    if (typeof value === "string" && !name.startsWith("proof.") && held.length < heldFields) held.push([name, value]);
  }
  return held;
}
