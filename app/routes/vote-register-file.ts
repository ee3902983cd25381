import type { LoaderFunctionArgs } from "@remix-run/node";
import { readRegister } from "#app/voting/read-register.server.ts";

// The register of votes as a file to check: docs/voting.md. It names nobody and says no text: everybody may have all of it.
export async function loader({ context: { ctx } }: LoaderFunctionArgs) {
  return new Response(JSON.stringify(await readRegister(ctx)), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="register.json"',
      "Cache-Control": "public, no-cache",
    },
  });
}
