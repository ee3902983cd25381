/**
 * A text in which case and the marks over and through Latin letters do not matter: who cannot type "Żółw" finds it by "zolw". Letters of
 * other alphabets keep theirs: й is not и.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replaceAll("ß", "ss");
}
