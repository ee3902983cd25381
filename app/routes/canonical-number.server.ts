import { redirect } from "@remix-run/node";

/** Numbers are in capitals; somebody who types one may not know. @throws a redirect to the same page under the number in capitals */
export function toCanonicalNumber(request: Request, { number = "" }: { number?: string }): void {
  const canonical = number.toUpperCase();
  // Nothing else is anybody's number: an address of other letters goes on as it is, to be not found.
  if (number === canonical || !/^[A-Z0-9-]+$/.test(canonical)) return;
  const { pathname, search } = new URL(request.url);
  throw redirect(pathname.replace(`/recommendations/${number}`, `/recommendations/${canonical}`) + search, 301);
}
