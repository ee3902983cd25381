import type { LoaderFunctionArgs } from "@remix-run/node";
import { dissentResource } from "#app/publishing/public-api.server.ts";
import { exportedVersion } from "#app/versions/exported-version.ts";
import { readVersionAddress } from "#app/versions/paths.ts";
import { findReadableVersion } from "#app/versions/read-version.server.ts";
import { readDissents } from "#app/voting/read-dissents.server.ts";
import { notFound } from "./refusal-status.server.ts";

// A version as a file to check: docs/versions.md.
export async function loader({ params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const address = readVersionAddress(params.version ?? "")?.address;
  if (address?.kind !== "one") throw notFound();
  const at = { forumSlug: params.slug ?? "", number: params.number ?? "", version: address.version };
  const found = await findReadableVersion(ctx, actor, at);
  if (!found.ok) throw notFound();
  const { recommendation, row } = found.value;
  const dissents = await readDissents(ctx, actor, { versionId: row.id });
  return new Response(exportedVersion(recommendation, row, dissents.map(dissentResource)), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${recommendation.number}-v${row.number}.json"`,
      "Cache-Control": "private, no-cache",
      Vary: "Cookie",
    },
  });
}
