import type { LoaderFunctionArgs } from "@remix-run/node";
import { openApiDocument } from "#app/publishing/public-api.server.ts";
import { methodNotAllowed } from "./json-response.server.ts";

export function loader({ request }: LoaderFunctionArgs) {
  const document = openApiDocument(new URL(request.url).origin);
  return Response.json(document, { headers: { "Cache-Control": "public, max-age=300" } });
}

export function action() {
  return methodNotAllowed();
}
