import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOf } from "#app/publishing/csv.server.ts";
import { publicationColumns, publicationResource } from "#app/publishing/public-api.server.ts";
import { readAllPublications } from "#app/publishing/read-all-publications.server.ts";
import { methodNotAllowed, publicCsv } from "./json-response.server.ts";

export async function loader({ context: { ctx } }: LoaderFunctionArgs) {
  const publications = await readAllPublications(ctx);
  const rows = publications.map((one) => {
    const resource = publicationResource(ctx.publicUrl, one);
    return publicationColumns.map((column) => resource[column]);
  });
  return publicCsv(csvOf(publicationColumns, rows), "publications.csv");
}

export function action() {
  return methodNotAllowed();
}
