import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { readVersionAddress, timelinePath, versionPath } from "#app/versions/paths.ts";
import { readTimeline } from "#app/versions/read-timeline.server.ts";
import { TimelinePage } from "#app/versions/timeline-page.tsx";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { notFound } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { recommendation: { number }, from, to }) =>
    t("timeline.title", { number, from: from.number, to: to.number }),
};

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const query = new URL(request.url).searchParams;
  const pair = `${query.get("from")}..${query.get("to")}`;
  const read = readVersionAddress(pair);
  const { slug = "", number = "" } = params;
  if (read?.address.kind === "one") throw redirect(versionPath(slug, number, read.address.version), 301);
  if (!read || read.address.to === "draft") throw notFound();
  const { from, to } = read.address;
  if (read.canonical !== pair) throw redirect(timelinePath(slug, number, from, to), 301);
  const timeline = await readTimeline(ctx, actor, { forumSlug: slug, number, from, to });
  if (!timeline.ok) throw notFound();
  const { recommendation, ...rest } = timeline.value;
  const { title, lead } = recommendation;
  const moment = Number(query.get("moment") ?? rest.steps.length);
  const start = Number.isInteger(moment) ? Math.min(Math.max(moment, 1), rest.steps.length) - 1 : 0;
  return { ...rest, recommendation: { number: recommendation.number, title, lead }, start };
}

export default function VersionTimeline() {
  return <TimelinePage {...useLoaderData<typeof loader>()} />;
}
