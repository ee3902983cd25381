import type { LoaderFunctionArgs } from "@remix-run/node";
import { readPublishedFile } from "#app/publishing/read-published-file.server.ts";
import { parseVersionNumber } from "#app/publishing/version-number.ts";
import { jsonRefusal, methodNotAllowed, publicJson } from "./json-response.server.ts";
import { publicRecommendation } from "./public-recommendation.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const recommendation = await publicRecommendation(args);
  const file = await readPublishedFile(args.context.ctx, recommendation, parseVersionNumber(args.params.version));
  return file ? publicJson(file) : jsonRefusal("notFound");
}

export function action() {
  return methodNotAllowed();
}
