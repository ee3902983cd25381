import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicationResource } from "#app/publishing/public-api.server.ts";
import { readPublications } from "#app/publishing/read-publications.server.ts";
import { methodNotAllowed, publicJson } from "./json-response.server.ts";
import { publicRecommendation } from "./public-recommendation.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx } = args.context;
  const recommendation = await publicRecommendation(args);
  const { number, isFictitious, lead: forum } = recommendation;
  const publications = await readPublications(ctx, recommendation);
  return publicJson(
    publications.map((one) => publicationResource(ctx.publicUrl, { ...one, number, isFictitious, forum })),
  );
}

export function action() {
  return methodNotAllowed();
}
