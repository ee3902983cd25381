import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { DocumentText } from "#app/drafting/document-json.ts";
import { openWorkshop } from "#server/workshop.ts";
import { exportedText, wholeText } from "./sample-text.ts";
import { comparable, someBody, someSummary } from "./some-text.ts";

// What a file of ours says is what is read from it again, by the threads that do it for people.

const workshop = openWorkshop();
afterAll(() => workshop.close());

async function throughFile(format: "docx" | "md" | "html", text: DocumentText) {
  const file = await workshop.make(format, exportedText(text));
  if (!file.ok) throw new Error(file.reason);
  const read = await workshop.read(format, file.value);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

describe.each(["md", "html", "docx"] as const)("%s", (format) => {
  test("a text of generated blocks comes back as it was", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(someBody, someSummary, async (body, summary) => {
        const read = await throughFile(format, { body, summary });
        expect(comparable(read.text)).toEqual(comparable({ body, summary }));
        expect(read.losses).toEqual({});
      }),
      { numRuns: format === "docx" ? 40 : 150 },
    );
  });

  test("the words of a link may look like a link", async () => {
    const href = "https://example.org/a?b=1&c=(2)";
    const linked = { type: "text", text: "[– ]()\\[x](y)", marks: [{ type: "link", attrs: { href } }] };
    const content = [{ type: "paragraph", attrs: { id: null, level: null }, content: [linked] }];
    const text = { body: { type: "doc", content }, summary: { type: "doc", content: [] } };
    expect(comparable((await throughFile(format, text)).text)).toEqual(comparable(text));
  });

  test("what stands around the text is not read as part of it", async () => {
    const { title, text } = await throughFile(format, wholeText);
    expect(title).toBe("Punkt informacyjny dla mieszkańców: „Łącznik”");
    const words = JSON.stringify(text);
    for (const around of ["SHA-256", "Forum Kraków", "Jak sprawdzić", "Organizacje", "W skrócie", "zmyślona"]) {
      expect(words).not.toContain(around);
    }
  });
});

test("HTML carries everything that a text may hold, spans of cells and numbers of lists included", async () => {
  const { text } = await throughFile("html", wholeText);
  expect(comparable(text)).toEqual(comparable(wholeText));
});
