/** A name that every file system takes: `stem` in one line, without what would lead into a folder, at most `most` characters. */
export function fileName(stem: string, ending: string, most = 80): string {
  const line = stem
    .normalize("NFC")
    // Control and format characters, among them those that turn the direction of a name round and so hide its ending.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "")
    .replace(/[/\\:*?"<>|]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const short =
    [...line].length > most
      ? `${[...line]
          .slice(0, most - 1)
          .join("")
          .trim()}…`
      : line;
  return `${short.replace(/^\.+|[. ]+$/g, "") || "plik"}.${ending}`;
}

/** Content-Disposition of a download (RFC 6266): the name in UTF-8, and in letters of ASCII for who does not read that. */
export function attachment(name: string): string {
  const plain = name
    .replace(/[łŁ]/g, (letter) => (letter === "ł" ? "l" : "L"))
    .replace(/[–—]/g, "-")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/g, "_")
    .replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
