import type { LoaderFunctionArgs } from "@remix-run/node";
import { forumResource } from "#app/drafting/public-api.server.ts";
import { readForums } from "#app/forums/read-forums.server.ts";
import { jsonResponse, methodNotAllowed } from "./json-response.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  const forums = await readForums(context.ctx);
  return jsonResponse(forums.map((forum) => forumResource(origin, forum)));
}

export function action() {
  return methodNotAllowed();
}
