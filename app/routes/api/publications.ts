import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicationResource } from "#app/publishing/public-api.server.ts";
import { readAllPublications } from "#app/publishing/read-all-publications.server.ts";
import { methodNotAllowed, publicJson } from "./json-response.server.ts";

export async function loader({ context: { ctx } }: LoaderFunctionArgs) {
  const publications = await readAllPublications(ctx);
  return publicJson(publications.map((one) => publicationResource(ctx.publicUrl, one)));
}

export function action() {
  return methodNotAllowed();
}
