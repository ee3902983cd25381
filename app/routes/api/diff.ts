import type { LoaderFunctionArgs } from "@remix-run/node";
import { diffPublished } from "#app/publishing/diff-published.server.ts";
import { diffResource } from "#app/publishing/public-api.server.ts";
import { parseVersionNumber } from "#app/publishing/version-number.ts";
import { jsonRefusal, methodNotAllowed, publicJson } from "./json-response.server.ts";
import { publicRecommendation } from "./public-recommendation.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const recommendation = await publicRecommendation(args);
  const [from, to] = [args.params.from, args.params.to].map(parseVersionNumber);
  const diff = await diffPublished(args.context.ctx, recommendation, from ?? null, to ?? null);
  return diff ? publicJson(diffResource(diff)) : jsonRefusal("notFound");
}

export function action() {
  return methodNotAllowed();
}
