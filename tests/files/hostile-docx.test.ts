import { strToU8, type Zippable, zipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { openWorkshop } from "#server/workshop.ts";

// What somebody makes on purpose. Each is read by the thread that reads people's files, with its bounds.

const workshop = openWorkshop();
afterAll(() => workshop.close());

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const xml = '<?xml version="1.0" encoding="UTF-8"?>';

/** A Word file of these paragraphs' XML. @param more other parts, by name */
function docx(body: string, more: Zippable = {}, prolog = xml): Uint8Array {
  return zipSync({
    "[Content_Types].xml": strToU8(
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `${xml}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(`${prolog}<w:document ${word}><w:body>${body}</w:body></w:document>`),
    ...more,
  });
}

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

async function reasonOf(bytes: Uint8Array): Promise<string> {
  const read = await workshop.read("docx", bytes);
  return read.ok ? "read" : read.reason;
}

test("a plain one is read, so that the refusals below are about what is wrong with them", async () => {
  const read = await workshop.read("docx", docx(paragraph("Dobry tekst.")));
  expect(JSON.stringify(read)).toContain("Dobry tekst.");
});

describe("refused before it is read", () => {
  const zeros = new Uint8Array(40 * 1024 * 1024);
  const entity = (declaration: string) => `${xml}<!DOCTYPE w:document [${declaration}]>`;
  test.each([
    ["a part of 40 MB in 40 kB", docx("", { "word/styles.xml": zeros }), "tooLarge"],
    [
      "many parts that are large together",
      docx(
        "",
        Object.fromEntries(
          Array.from({ length: 40 }, (_, index) => [`word/header${index}.xml`, zeros.subarray(0, 1024 * 1024)]),
        ),
      ),
      "tooLarge",
    ],
    [
      "an entity of a file of the server",
      docx(paragraph("&x;"), {}, entity('<!ENTITY x SYSTEM "file:///etc/passwd">')),
      "unsafe",
    ],
    [
      "an entity of another server",
      docx(paragraph("&x;"), {}, entity('<!ENTITY x SYSTEM "http://127.0.0.1:1/">')),
      "unsafe",
    ],
    [
      "entities that multiply",
      docx(paragraph("&b;"), {}, entity('<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">')),
      "unsafe",
    ],
    [
      "a document type in UTF-16",
      docx("", { "word/document.xml": utf16('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><w:document/>') }),
      "unsafe",
    ],
    ["elements 5,000 deep", docx("<w:tbl>".repeat(5000) + "</w:tbl>".repeat(5000)), "tooComplex"],
    ["XML that ends in the middle", docx("<w:p><w:r><w:t>"), "notThisFormat"],
    ["a zip that ends in the middle", docx(paragraph("Tekst.")).subarray(0, 300), "notThisFormat"],
    ["no text at all", docx(""), "empty"],
  ] as const)("%s", async (_, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason);
  });
});

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
}

test("a picture of 200 MB is not unpacked: the text is read, and memory stays where it was", async () => {
  // In the zip 200 kB: an attacker pays nothing for it.
  const picture = new Uint8Array(200 * 1024 * 1024);
  const bytes = docx(paragraph("Tekst obok obrazu."), { "word/media/image1.png": [picture, { level: 1 }] });
  await workshop.read("docx", docx(paragraph("na rozgrzewkę")));
  const before = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss - before);
  }, 5);
  const read = await workshop.read("docx", bytes);
  clearInterval(watch);
  expect(JSON.stringify(read)).toContain("Tekst obok obrazu.");
  expect(most / 2 ** 20).toBeLessThan(100);
});

test("names that lead out of the folder, and parts that are elsewhere, lead nowhere", async () => {
  const more = {
    "../../../../etc/trojglos": strToU8("x"),
    "word/../../evil.xml": strToU8("x"),
    "/word/media/a.xml": strToU8("x"),
    "word/_rels/document.xml.rels": strToU8(
      `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/image" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="rId2" Type="${office}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`,
    ),
  };
  const link = `<w:hyperlink r:id="rId2" xmlns:r="${office}"><w:r><w:t>kliknij</w:t></w:r></w:hyperlink>`;
  const read = await workshop.read("docx", docx(`${paragraph("Tekst.")}<w:p>${link}</w:p>`, more));
  if (!read.ok) throw new Error(read.reason);
  expect(JSON.stringify(read.value.text)).toContain("kliknij");
  expect(JSON.stringify(read.value.text)).not.toMatch(/javascript|passwd/);
  expect(read.value.losses).toEqual({ links: 1 });
});

test("what takes all memory or all time ends with its thread; the next file is read by a new one", async () => {
  const small = openWorkshop({ heapMb: 48, readMs: 15_000 });
  try {
    const many = `<w:p><w:r><w:t>a</w:t></w:r></w:p>`.repeat(500_000);
    const reason = await small.read("docx", docx(many));
    expect(reason).toEqual({ ok: false, reason: "tooComplex" });
    const after = await small.read("docx", docx(paragraph("Następny.")));
    expect(after.ok).toBe(true);
  } finally {
    await small.close();
  }
});

test("who comes when too many wait is asked to come back, and nobody else is turned away", async () => {
  const busy = openWorkshop({ mostWaiting: 2 });
  try {
    const bytes = docx(paragraph("Tekst."));
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => busy.read("docx", bytes)));
    const reasons = outcomes.map((one) => (one.ok ? "read" : one.reason));
    expect(reasons).toEqual(["read", "read", "read", "crowded", "crowded", "crowded"]);
  } finally {
    await busy.close();
  }
});

test("what a Word file has and a draft does not is counted", async () => {
  const run = (properties: string, text: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const body = [
    `<w:p>${run('<w:color w:val="FF0000"/>', "czerwone")}${run('<w:color w:val="auto"/>', "zwykłe")}${run('<w:u w:val="single"/>', "podkreślone")}</w:p>`,
    `<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>dodane</w:t></w:r></w:ins><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
  ].join("");
  const read = await workshop.read("docx", docx(body));
  if (!read.ok) throw new Error(read.reason);
  expect(read.value.losses).toEqual({ colours: 1, underlines: 1, changes: 1, comments: 1 });
  expect(JSON.stringify(read.value.text)).toContain("dodane");
});
