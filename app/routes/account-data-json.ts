import type { LoaderFunctionArgs } from "@remix-run/node";
import { readOwnData } from "#app/privacy/read-own-data.server.ts";
import { notFound } from "./refusal-status.server.ts";
import { signedIn } from "./signed-in.server.ts";

export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  const data = await readOwnData(ctx, signedIn(actor, request).accountId);
  if (!data.ok) throw notFound();
  return new Response(JSON.stringify(data.value, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="trojglos-data.json"',
      "Cache-Control": "no-store",
      Vary: "Cookie",
    },
  });
}
