/** Of a text in a file of its own, on a screen and on paper. Addresses of links stand beside them where one cannot follow them. */
export const htmlStyle = `
:root { color-scheme: light dark; }
body { font: 1.125rem/1.6 Georgia, "Times New Roman", serif; margin: 0 auto; max-width: 42rem; padding: 2rem 1rem; overflow-wrap: break-word; }
h1, h2, h3, h4, th, dl, .number, .notice, footer { font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h2, h3, h4 { margin: 1.5em 0 .5em; break-after: avoid; }
.number { font-weight: 700; margin: 0; }
h1 { margin: .2em 0 .5em; }
.notice { border: 2px solid; padding: .5em .75em; font-weight: 600; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .2em 1em; font-size: 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
.summary { border-inline-start: 4px solid; padding-inline-start: 1.25em; margin: 2em 0; }
.summary h2 { margin-top: 0; }
hr { border: 0; border-top: 1px solid; margin: 2em 0; }
blockquote { border-inline-start: 3px solid; margin-inline: 0; padding-inline-start: 1em; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; }
th, td { border: 1px solid; padding: .4em .6em; text-align: start; vertical-align: top; }
td > :first-child, th > :first-child, li > :first-child { margin-top: 0; }
td > :last-child, th > :last-child, li > :last-child { margin-bottom: 0; }
footer { border-top: 1px solid; margin-top: 3em; font-size: 1rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  a::after { content: " (" attr(href) ")"; font-size: .85em; overflow-wrap: anywhere; }
  tr, li { break-inside: avoid; }
}
`;
