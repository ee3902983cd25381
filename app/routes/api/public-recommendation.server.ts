import type { LoaderFunctionArgs } from "@remix-run/node";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { jsonRefusal } from "./json-response.server.ts";

/** The recommendation of an address as everyone sees it, whoever asks. @throws the answer that there is none */
export async function publicRecommendation({
  params,
  context: { ctx },
}: Pick<LoaderFunctionArgs, "params" | "context">): Promise<RecommendationDetails> {
  const found = await readRecommendation(ctx, null, params.slug ?? "", (params.number ?? "").toUpperCase());
  if (!found.ok) throw jsonRefusal(found.reason);
  return found.value;
}
