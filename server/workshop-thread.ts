import { readFile as readBytes } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { type Fonts, faces, fontFile } from "#app/files/pdf-sheet.server.ts";
import { readFile } from "#app/files/read-file.server.ts";
import { renderFile } from "#app/files/render-file.server.ts";
import type { WorkshopAnswer, WorkshopJob } from "#app/files/workshop.ts";

// The thread of workshop.ts: one job after the other.

/** Beside the built program, or where they are in the sources. */
const folder = new URL(import.meta.url.endsWith(".ts") ? "../app/files/fonts/" : "./fonts/", import.meta.url);

let fonts: Promise<Fonts> | undefined;

function readFonts(): Promise<Fonts> {
  fonts ??= Promise.all(
    faces.map(async (face) => [face, await readBytes(new URL(fontFile(face), folder))] as const),
  ).then((read) => Object.fromEntries(read) as unknown as Fonts);
  return fonts;
}

async function answer(job: WorkshopJob): Promise<WorkshopAnswer> {
  try {
    if (job.kind === "read") return { kind: "read", result: await readFile(job.format, job.bytes) };
    return { kind: "made", bytes: await renderFile(job.format, job.text, readFonts) };
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on("message", async (job: WorkshopJob) => parentPort?.postMessage(await answer(job)));
