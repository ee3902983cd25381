import type { FieldErrors } from "#app/kernel/result.ts";
import { refusalStatus } from "../refusal-status.server.ts";

/** A JSON response. What depends on who asks is kept by nobody. */
export function jsonResponse(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", Vary: "Cookie" } });
}

/** A JSON response that is the same for everyone, whoever asks. */
export function publicJson(body: unknown): Response {
  return Response.json(body, { headers: { "Cache-Control": "public, max-age=60" } });
}

/** The same as a table. `name` is that of the file. */
export function publicCsv(csv: string, name: string): Response {
  return new Response(csv, {
    headers: {
      "Cache-Control": "public, max-age=60",
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}

/** The refusal of a use case, as a code. */
export function jsonRefusal(reason: string, fields?: FieldErrors, status = refusalStatus(reason)): Response {
  return jsonResponse(fields ? { error: reason, fields } : { error: reason }, status);
}

/** The answer to a method that an address does not have. `allowed` are those it has. */
export function methodNotAllowed(...allowed: string[]): Response {
  const response = jsonRefusal("methodNotAllowed", undefined, 405);
  response.headers.set("Allow", ["GET", "HEAD", ...allowed].join(", "));
  return response;
}
