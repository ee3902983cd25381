import type { FieldErrors } from "#app/kernel/result.ts";
import { refusalStatus } from "../refusal-status.server.ts";

/** A JSON response. What depends on who asks is kept by nobody. */
export function jsonResponse(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", Vary: "Cookie" } });
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
