import type { LetterWords } from "./letter.ts";

/** A letter as text and as HTML. `url` makes a path of this instance an address. Nothing in it is fetched from anywhere. */
export function renderLetter(
  words: LetterWords,
  language: string,
  url: (path: string) => string,
): { subject: string; text: string; html: string } {
  const { paragraphs, link, code, notes } = words;
  const subject = oneLine(words.subject);
  const text = [
    ...paragraphs,
    ...(link ? [`${link.label}:\n${url(link.path)}`] : []),
    ...(code ? [`${code.label} ${code.value}`] : []),
    ...notes,
    "-- \nTrójgłos",
  ].join("\n\n");
  const body = [
    ...paragraphs.map(paragraph),
    ...(link ? [`<p><a href="${escapeHtml(url(link.path))}"${buttonStyle}>${escapeHtml(link.label)}</a></p>`] : []),
    ...(link ? [`<p>${escapeHtml(url(link.path))}</p>`] : []),
    ...(code
      ? [`<p>${escapeHtml(code.label)} <strong style="font-size:1.4em">${escapeHtml(code.value)}</strong></p>`]
      : []),
    ...notes.map(paragraph),
    "<p>Trójgłos</p>",
  ].join("\n");
  const html = `<!doctype html>
<html lang="${escapeHtml(language)}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font:17px/1.5 sans-serif;color:#1c1a17;max-width:36em">
${body}
</body>
</html>
`;
  return { subject, text: `${text}\n`, html };
}

// Mail programs know no style sheets.
const buttonStyle =
  ' style="display:inline-block;padding:.6em 1em;background:#0b4f6c;color:#fff;text-decoration:none;border-radius:4px"';

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** A line break in a subject would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
