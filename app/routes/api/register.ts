import type { LoaderFunctionArgs } from "@remix-run/node";
import { readRegister } from "#app/publishing/read-register.server.ts";
import { methodNotAllowed, publicJson } from "./json-response.server.ts";
import { publicRecommendation } from "./public-recommendation.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  return publicJson(await readRegister(args.context.ctx, await publicRecommendation(args)));
}

export function action() {
  return methodNotAllowed();
}
