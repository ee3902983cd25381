import { z } from "zod";
import { cleanDocument, type JsonNode } from "#app/drafting/document-clean.ts";
import type { DocumentText } from "#app/drafting/document-json.ts";
import { type ImportedText, losses } from "./imported-text.ts";

/** The longest text that a preview carries in its form, in characters of JSON. */
export const mostHeld = 6_000_000;

const shape = z.object({
  text: z.object({ body: z.looseObject({}), summary: z.looseObject({}) }),
  losses: z.partialRecord(z.enum(losses), z.number().int().min(0).max(1_000_000)),
});

/** What the form of a preview carries, so that nothing of a file is kept before somebody confirms it. */
export function holdImport({ text, losses: lost }: Pick<ImportedText, "text" | "losses">): string {
  return JSON.stringify({ text, losses: lost });
}

/** @param held what came back in the form, whoever wrote it; null when that is none */
export function takeImport(held: string): Pick<ImportedText, "text" | "losses"> | null {
  let json: unknown;
  try {
    json = JSON.parse(held);
  } catch {
    return null;
  }
  const parsed = shape.safeParse(json);
  return parsed.success
    ? { text: cleaned(parsed.data.text as unknown as DocumentText), losses: parsed.data.losses }
    : null;
}

function cleaned({ body, summary }: DocumentText): DocumentText {
  return { body: cleanDocument(body as JsonNode, "body"), summary: cleanDocument(summary as JsonNode, "summary") };
}
