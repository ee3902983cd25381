/** What the reader has just done with a dissenting opinion, as the address says. */
export function doneDissent(query: URLSearchParams) {
  const step = query.get("dissent");
  return step === "attached"
    ? ("dissent.attached" as const)
    : step === "signed"
      ? ("dissent.signedDone" as const)
      : null;
}
