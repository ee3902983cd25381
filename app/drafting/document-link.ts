const allowedProtocols: readonly string[] = ["http:", "https:", "mailto:"];

/** Longest address a link may have; longer ones are no links anybody typed. */
const maxLength = 2048;

/**
 * Whether a link in a document may point there: an absolute http or https address, or a mailto one. Anything a browser
 * might run or resolve against our own site (javascript:, data:, relative addresses) is refused.
 */
export function isAllowedHref(href: unknown): href is string {
  if (typeof href !== "string" || href.length > maxLength) return false;
  // A browser skips tabs, line ends and control characters inside an address; an honest one has none.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for.
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/.test(href)) return false;
  // "https:example.org" without slashes resolves against the page it stands on.
  if (/^https?:(?!\/\/)/i.test(href)) return false;
  try {
    return allowedProtocols.includes(new URL(href).protocol);
  } catch {
    return false;
  }
}

/**
 * The address a person meant by what they typed into the link field: "www.um.krakow.pl" becomes an https address,
 * "biuro@um.krakow.pl" a mailto one. Null when it cannot be a link.
 */
export function hrefFromInput(input: string): string | null {
  const typed = input.trim();
  if (isAllowedHref(typed)) return typed;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(typed)) return `mailto:${typed}`;
  const address = `https://${typed}`;
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#:].*)?$/u.test(typed) && isAllowedHref(address) ? address : null;
}

/**
 * The addresses in a text that says of themselves what they are: with a scheme, a "www." or an @. `index` is where one begins, in UTF-16
 * units. What ends a sentence is no part of them.
 */
export function linksIn(text: string): { text: string; href: string; index: number }[] {
  return [...text.matchAll(/(?:https?:\/\/|mailto:|www\.|[^\s<>"'(),;:@]{1,64}@)[^\s<>"„”]+/gi)].flatMap(
    ({ 0: found, index }) => {
      const address = withoutEnd(found);
      const href = hrefFromInput(address);
      return href ? [{ text: address, href, index }] : [];
    },
  );
}

/** Without the punctuation after it, and without a closing bracket that was not opened in it. */
function withoutEnd(address: string): string {
  const isUnopened = address.endsWith(")") && !address.includes("(");
  return isUnopened || /[.,;:!?'’*\]}]$/.test(address) ? withoutEnd(address.slice(0, -1)) : address;
}
