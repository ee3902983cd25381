/** Stands where a person's name stood; pages say it in the reader's language. */
export const erasedName = "Osoba usunięta";

export interface ErasureRequest {
  accountId: string;
  at: Date;
  requestedBy: "self" | "secretariat" | "retention";
  /** The account that asks for it; null for the server itself. */
  actorId: string | null;
}

/** No address: nothing is ever sent there (RFC 2606). */
export function erasedAddress(accountId: string): string {
  return `erased-${accountId}@erased.invalid`;
}

/** Stands in the log of acts in place of the account's id. */
export function pseudonymOf(accountId: string): `erased-${string}` {
  return `erased-${accountId}`;
}

/** How a name and an address may be written in a text or in HTML, with what takes their place; the longest first. */
export function spellings({ name, email }: { name: string; email: string }): [string, string][] {
  const forms: [string, string][] = [
    [email, "…"],
    [email.toLowerCase(), "…"],
    // Of a name of one or two letters nothing could be told; it would be found in other words.
    ...(name.length > 2 ? ([[name, erasedName]] as [string, string][]) : []),
  ];
  const all = forms.flatMap(([form, instead]): [string, string][] => [
    [form, instead],
    [escaped(form, "&#39;"), instead],
    [escaped(form, "&#x27;"), instead],
  ]);
  return [...new Map(all)].sort(([a], [b]) => b.length - a.length);
}

function escaped(text: string, apostrophe: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", apostrophe);
}
