import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOf } from "#app/publishing/csv.server.ts";
import { readRegister } from "#app/publishing/read-register.server.ts";
import { methodNotAllowed, publicCsv } from "./json-response.server.ts";
import { publicRecommendation } from "./public-recommendation.server.ts";

const columns = ["at", "kind", "from", "to", "version", "reason"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const recommendation = await publicRecommendation(args);
  const entries = await readRegister(args.context.ctx, recommendation);
  const rows = entries.map((entry) => columns.map((column) => entry[column] ?? ""));
  return publicCsv(csvOf(columns, rows), `${recommendation.number}-register.csv`);
}

export function action() {
  return methodNotAllowed();
}
