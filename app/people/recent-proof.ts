/** How long a proof of identity stands for what cannot be undone. */
export const proofMinutes = 10;

/** Whether somebody has proved who they are within the last `minutes`: by password, second factor or sign-in. */
export function hasRecentProof(person: { provedAt: Date }, now: Date, minutes = proofMinutes): boolean {
  return now.getTime() - person.provedAt.getTime() <= minutes * 60_000;
}
