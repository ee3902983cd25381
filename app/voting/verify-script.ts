import { isHex } from "./bytes.ts";
import type { Fault } from "./fault.ts";
import { parseJson } from "./parse-json.ts";
import { sha256 } from "./sha256.ts";
import { showFile, showRefusal } from "./show-verified.ts";
import { verifyFile } from "./verify-file.ts";
import type { VerifierWords } from "./verify-words.ts";
import { MOST_RECORD_BYTES } from "./vote-record.ts";

// The script of the verifier's page: it checks a file that the reader chooses, and sends it nowhere. All it says stands in the page.

type Read = { bytes: Uint8Array } | { refusal: Fault };

async function readChosen(file: File): Promise<Read> {
  // Nothing is read of a file that is too large: a browser would hold all of it.
  if (file.size > MOST_RECORD_BYTES) return { refusal: { code: "tooLarge" } };
  try {
    return { bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { refusal: { code: "notReadable" } };
  }
}

async function readFromServer(path: string): Promise<Read> {
  try {
    const answer = await fetch(path);
    if (answer.ok) return { bytes: new Uint8Array(await answer.arrayBuffer()) };
  } catch {
    // Without a network the file can still be chosen.
  }
  return { refusal: { code: "notReadable" } };
}

/** Lets the browser paint what it was told before the work begins. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

async function verify(page: HTMLElement, words: VerifierWords, reading: Promise<Read>): Promise<void> {
  const result = page.querySelector<HTMLElement>("[data-result]");
  const working = page.querySelector<HTMLElement>("[data-working]");
  const root = page.querySelector<HTMLInputElement>("[name=root]")?.value.trim().toLowerCase() ?? "";
  if (!result || !working) return;
  result.replaceChildren();
  working.hidden = false;
  await painted();
  const shown = await check(words, await reading, root);
  working.hidden = true;
  result.replaceChildren(shown);
  result.focus();
}

async function check(words: VerifierWords, read: Read, root: string): Promise<Node> {
  if ("refusal" in read) return showRefusal(words, [read.refusal]);
  if (root !== "" && !isHex(root, 32)) return showRefusal(words, [{ code: "rootIsNoHash" }]);
  const parsed = parseJson(read.bytes);
  if (!parsed.ok) return showRefusal(words, [{ code: parsed.reason }]);
  return showFile(words, await verifyFile(sha256, parsed.value, root === "" ? undefined : root));
}

for (const page of document.querySelectorAll<HTMLElement>("[data-verifier]")) {
  const words = JSON.parse(page.dataset.verifier ?? "") as VerifierWords;
  const form = page.querySelector("form");
  const file = page.querySelector<HTMLInputElement>("input[type=file]");
  if (!form || !file) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [chosen] = file.files ?? [];
    if (chosen) void verify(page, words, readChosen(chosen));
    else if (page.dataset.record) void verify(page, words, readFromServer(page.dataset.record));
    else file.focus();
  });
  if (page.dataset.record) void verify(page, words, readFromServer(page.dataset.record));
}
