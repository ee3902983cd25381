import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { RequestHandler } from "express";
import { acceptedEncoding } from "./accepted-encoding.ts";

const endings = { br: ".br", gzip: ".gz" } as const;

/**
 * Leads to the files that the build compressed (scripts/compress.mjs), where there is one beside the file that is asked for and the client
 * takes it. Stands before the handler that serves the folder.
 */
export function compressedFiles(folder: string): RequestHandler {
  const present = new Set(filesIn(folder));
  return (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      next();
      return;
    }
    const { path } = request;
    if (present.has(`${path}.br`)) response.vary("Accept-Encoding");
    const encoding = acceptedEncoding(request.headers["accept-encoding"]);
    if (encoding !== "identity" && present.has(path + endings[encoding])) {
      // By its own name: that of the compressed file says nothing.
      response.type(path.slice(path.lastIndexOf(".")));
      response.set("Content-Encoding", encoding);
      request.url = request.url.replace(path, path + endings[encoding]);
    }
    next();
  };
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")}`);
}
