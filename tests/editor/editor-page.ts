import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { type SmallSyncServer, startSmallSyncServer } from "./small-sync-server.ts";

const contentTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** As the product's own: nothing inline, in scripts or in styles. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:";

const stranger = { id: "u1", name: "Anna Nowak", sector: "ngo", role: "participant" };

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Errors on the console, breaches of the Content-Security-Policy among them. */
  errors: string[];
}

export interface EditorPages {
  browser: Browser;
  outDir: string;
  /** A document of its own, and a server to open it from. */
  startDocument(text: string): Promise<EditorDocument>;
  stop(): Promise<void>;
}

export interface EditorDocument {
  sync: SmallSyncServer;
  visit(parameters?: Record<string, string>): Promise<Visitor>;
  stop(): Promise<void>;
}

/** Builds the page of the editor once, and opens it in a real browser under the product's Content-Security-Policy. */
export async function buildEditorPages(executablePath: string): Promise<EditorPages> {
  const outDir = await mkdtemp(join(tmpdir(), "editor-page-"));
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, "page"),
    logLevel: "error",
    plugins: [tailwindcss()],
    build: { outDir, emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
  });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  return {
    browser,
    outDir,
    startDocument: (text) => startDocument(browser, outDir, text),
    async stop() {
      await browser.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

async function startDocument(browser: Browser, outDir: string, text: string): Promise<EditorDocument> {
  const http = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    const file = join(outDir, path === "/" ? "index.html" : path);
    const content = await readFile(file).catch(() => null);
    response.writeHead(content ? 200 : 404, {
      "content-type": contentTypes[extname(file)] ?? "application/octet-stream",
      "content-security-policy": policy,
    });
    response.end(content ?? "");
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const sync = await startSmallSyncServer(text, http);
  const contexts: BrowserContext[] = [];
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
  return {
    sync,
    async visit(parameters = {}) {
      const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
      contexts.push(context);
      // Who one is, for the server.
      const person = { ...stranger, ...parameters };
      await context.addCookies([{ name: "person", value: encodeURIComponent(JSON.stringify(person)), url }]);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(`${url}?${new URLSearchParams(parameters)}`);
      return { page, context, errors };
    },
    async stop() {
      for (const context of contexts) await context.close();
      await sync.stop();
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
}
