import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { RequestHandler } from "express";
import { readLanguageCookie } from "#app/i18n/language-cookie.ts";
import { negotiateLanguage } from "#app/i18n/negotiate.ts";
import { isPseudoLanguage } from "#app/i18n/pseudo-languages.ts";
import { acceptedEncoding, type Encoding } from "./accepted-encoding.ts";
import { sessionToken } from "./session-cookie.ts";

/** Pages of published versions: the same for everyone who is not signed in, but for the language. */
const keptPath = /^\/forums\/[\w-]+\/recommendations\/[\w-]+\/v\/\d+$/;

const mostBytes = 64 * 1024 * 1024;
/** What is beside a published version, such as who may be told to have written it, can change without a word to this process. */
const mostMs = 5 * 60_000;

/** An answer as Node takes it fastest: names and values of headers after one another. */
interface Answer {
  headers: string[];
  /** Its bytes as a string, a letter each (latin1): Node writes it together with the headers. */
  body: string;
}

interface KeptPage {
  etag: string;
  notModified: string[];
  answers: Record<Encoding, Answer>;
  bytes: number;
  until: number;
}

/**
 * Published versions as they were rendered, once for each language: an answer costs no query and no rendering. It forgets all of them
 * whenever anything changes that pages are made of, and the ones longest unasked for when they take too much memory.
 */
export class KeptPages {
  private readonly pages = new Map<string, KeptPage>();
  private bytes = 0;
  /** Raised by every change: what was rendered before it is not kept. */
  private generation = 0;

  /** To be called after the commit of a change. */
  forget(): void {
    this.generation += 1;
    this.pages.clear();
    this.bytes = 0;
  }

  /** Answers from memory. @returns false when the page is not there and has to be rendered */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const key = keyOf(request);
    const page = key === null ? undefined : this.pages.get(key);
    if (key === null || !page) return false;
    if (page.until < Date.now()) {
      this.drop(key, page);
      return false;
    }
    // The last one asked for is the last one to go.
    this.pages.delete(key);
    this.pages.set(key, page);
    send(page, request, response);
    return true;
  }

  /** Takes over what is rendered for the first who asks. Stands before everything that compresses. */
  readonly keep: RequestHandler = (request, response, next) => {
    const key = request.method === "GET" ? keyOf(request) : null;
    if (key === null) {
      next();
      return;
    }
    const { generation } = this;
    const { write, end, writeHead } = response;
    const chunks: Buffer[] = [];
    const wanted = request.headers["accept-encoding"];
    // What is kept is compressed here.
    request.headers["accept-encoding"] = "identity";
    response.writeHead = ((status: number) => {
      response.statusCode = status;
      return response;
    }) as typeof response.writeHead;
    response.write = ((chunk: Buffer | string) => {
      chunks.push(Buffer.from(chunk as Buffer));
      return true;
    }) as typeof response.write;
    response.end = ((chunk?: Buffer | string | (() => void)) => {
      if (chunk && typeof chunk !== "function") chunks.push(Buffer.from(chunk as Buffer));
      const body = Buffer.concat(chunks);
      request.headers["accept-encoding"] = wanted;
      Object.assign(response, { write, end, writeHead });
      if (response.statusCode !== 200 || !String(response.getHeader("Cache-Control")).startsWith("public")) {
        return response.end(body);
      }
      pageOf(response, body).then((page) => {
        if (generation === this.generation) this.add(key, page);
        for (const name of response.getHeaderNames()) response.removeHeader(name);
        send(page, request, response);
      }, next);
      return response;
    }) as typeof response.end;
    next();
  };

  private add(key: string, page: KeptPage): void {
    const before = this.pages.get(key);
    if (before) this.drop(key, before);
    this.pages.set(key, page);
    this.bytes += page.bytes;
    for (const [oldest, other] of this.pages) {
      if (this.bytes <= mostBytes) break;
      this.drop(oldest, other);
    }
  }

  private drop(key: string, page: KeptPage): void {
    this.pages.delete(key);
    this.bytes -= page.bytes;
  }
}

/** Under which a page is kept for who asks; null for one that is not, or who is signed in. */
function keyOf(request: IncomingMessage): string | null {
  const { url = "", headers, method } = request;
  if ((method !== "GET" && method !== "HEAD") || !keptPath.test(url)) return null;
  const { cookie, "accept-language": accepted = "" } = headers;
  const chosen = cookie === undefined ? undefined : readLanguageCookie(cookie);
  if (cookie !== undefined && (sessionToken(request) || isPseudoLanguage(chosen))) return null;
  return `${languageOf(chosen, accepted)} ${url}`;
}

/** What browsers ask for repeats; what programs ask for may not. */
const mostLanguages = 500;
const known = new Map<string, string>();

function languageOf(chosen: string | undefined, accepted: string): string {
  if (chosen !== undefined) return negotiateLanguage(chosen, accepted);
  const found = known.get(accepted);
  if (found !== undefined) return found;
  const language = negotiateLanguage(undefined, accepted);
  if (known.size >= mostLanguages) known.clear();
  known.set(accepted, language);
  return language;
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Of one answer only. */
const ownHeaders = new Set(["x-request-id", "content-length", "transfer-encoding", "date", "connection"]);
/** Of a body, which the answer that nothing has changed has not. */
const bodyHeaders = new Set(["content-type", "content-language"]);

async function pageOf(response: ServerResponse, identity: Buffer): Promise<KeptPage> {
  const [br, gz] = await Promise.all([
    brotli(identity, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: identity.length } }),
    gzipped(identity, { level: 9 }),
  ]);
  const etag = `"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`;
  const headers = Object.entries(response.getHeaders())
    .filter(([name]) => !ownHeaders.has(name) && name !== "vary" && name !== "etag")
    // Its scripts are all files: a nonce that every reader shares would only weaken it.
    .map(([name, value]): [string, string] => [name, String(value).replace(/ 'nonce-[^']*'/, "")]);
  headers.push(["vary", "Accept-Encoding, Cookie, Accept-Language"], ["etag", etag]);
  const answer = (body: Buffer, encoding?: string): Answer => ({
    headers: [
      ...headers.flat(),
      ...["content-length", String(body.length)],
      ...(encoding === undefined ? [] : ["content-encoding", encoding]),
    ],
    body: body.toString("latin1"),
  });
  return {
    etag,
    notModified: headers.filter(([name]) => !bodyHeaders.has(name)).flat(),
    answers: { identity: answer(identity), gzip: answer(gz, "gzip"), br: answer(br, "br") },
    bytes: identity.length + br.length + gz.length,
    until: Date.now() + mostMs,
  };
}

function send(page: KeptPage, request: IncomingMessage, response: ServerResponse): void {
  if (isFresh(request.headers["if-none-match"], page.etag)) {
    response.writeHead(304, page.notModified).end();
    return;
  }
  const { headers, body } = page.answers[acceptedEncoding(request.headers["accept-encoding"])];
  response.writeHead(200, headers);
  response.end(request.method === "HEAD" ? "" : body, "latin1");
}

function isFresh(known: string | undefined, etag: string): boolean {
  return known?.split(",").some((one) => [etag, `W/${etag}`, "*"].includes(one.trim())) === true;
}
