import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { createRecommendation } from "#app/drafting/create-recommendation.server.ts";
import { recommendationResource } from "#app/drafting/public-api.server.ts";
import { readRecommendations } from "#app/drafting/read-recommendations.server.ts";
import { readForum } from "#app/forums/read-forums.server.ts";
import { jsonRefusal, jsonResponse, methodNotAllowed } from "./json-response.server.ts";

const body = z.object({ title: z.unknown() }).partial();

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  const forum = await readForum(ctx, actor, params.slug ?? "");
  if (!forum.ok) return jsonRefusal(forum.reason);
  const recommendations = await readRecommendations(ctx, actor, forum.value.id);
  return jsonResponse(recommendations.map((one) => recommendationResource(origin, one)));
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  if (request.method !== "POST") return methodNotAllowed("POST");
  if (!isJson(request)) return jsonRefusal("notJson", undefined, 415);
  const input = body.safeParse(await request.json().catch(() => null));
  if (!input.success) return jsonRefusal("malformed", undefined, 400);
  const created = await createRecommendation(ctx, actor, params.slug ?? "", { title: input.data.title ?? "" });
  if (!created.ok) return jsonRefusal(created.reason, created.fields);
  return jsonResponse(recommendationResource(new URL(request.url).origin, created.value), 201);
}

function isJson(request: Request): boolean {
  const [type = ""] = (request.headers.get("Content-Type") ?? "").split(";");
  return type.trim().toLowerCase() === "application/json";
}
