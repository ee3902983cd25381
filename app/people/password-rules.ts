import { commonPasswords, commonWords } from "./common-passwords.ts";

/** In code points, as ASVS 6.2 counts them. There is no rule of composition: length is what makes a password good. */
export const passwordLength = { min: 10, max: 200 };

export type PasswordFault = "required" | "passwordTooShort" | "passwordTooLong" | "passwordCommon" | "passwordPersonal";

/** What is wrong with a new password; null for nothing. `person` is whose it will be. */
export function passwordFault(password: string, person: { name: string; email: string }): PasswordFault | null {
  const length = [...password].length;
  if (length === 0) return "required";
  if (length < passwordLength.min) return "passwordTooShort";
  if (length > passwordLength.max) return "passwordTooLong";
  if (isCommon(password)) return "passwordCommon";
  if (isPersonal(password, person)) return "passwordPersonal";
  return null;
}

function isCommon(password: string): boolean {
  const folded = fold(password);
  return (
    commonPasswords.has(folded) || isMadeOf(folded, commonWords) || new Set(folded).size <= 3 || isRepeated(folded)
  );
}

function isPersonal(password: string, { name, email }: { name: string; email: string }): boolean {
  const folded = fold(password);
  const address = fold(email);
  if (folded.includes(address)) return true;
  const parts = [...fold(name).split(/[^\p{L}]+/u), ...address.split(/[^\p{L}]+/u)].filter((part) => part.length > 1);
  return isMadeOf(folded, new Set(parts));
}

/** Case and accents folded, so that "Hasło" is "haslo" too; ł has no decomposition of its own. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l");
}

/** Whether nothing but digits and punctuation is left of a text without these words: "haslo.2026", "anna-kowalska1". */
function isMadeOf(folded: string, words: ReadonlySet<string>): boolean {
  const letters = folded.replace(/[^\p{L}]/gu, "");
  if (letters === "") return false;
  // Ends of the text that can be reached by laying word after word.
  const reached = new Set([0]);
  for (let end = 0; end < letters.length; end++) {
    if (!reached.has(end)) continue;
    for (const word of words) if (word !== "" && letters.startsWith(word, end)) reached.add(end + word.length);
  }
  return reached.has(letters.length);
}

/** One short piece again and again, "abcabcabcabc", or a run of neighbours, "1234567890", "abcdefghijkl". */
function isRepeated(folded: string): boolean {
  for (let size = 1; size <= folded.length / 3; size++) {
    if (
      folded ===
      folded
        .slice(0, size)
        .repeat(Math.ceil(folded.length / size))
        .slice(0, folded.length)
    )
      return true;
  }
  const codes = [...folded].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return new Set(steps).size === 1 || isRowOfKeys(folded);
}

const rows = [
  "1234567890",
  "0987654321",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "йцукенгшщзхї",
  "фівапролджє",
  "ячсмитьбю",
];

/** Made of stretches of the keyboard's rows, each of at least three keys: "qwertyasdfgh", "1234567890qwe". */
function isRowOfKeys(folded: string): boolean {
  // `fold` has taken й and ї apart; the rows have to be read the same way.
  const keys = rows.map(fold);
  let at = 0;
  while (at < folded.length) {
    let length = 0;
    for (let size = folded.length - at; size >= 3 && length === 0; size--) {
      if (keys.some((row) => row.includes(folded.slice(at, at + size)))) length = size;
    }
    if (length === 0) return false;
    at += length;
  }
  return true;
}
