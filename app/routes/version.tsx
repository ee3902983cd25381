import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { versionsPath } from "#app/drafting/paths.ts";
import { can } from "#app/drafting/policy.ts";
import { DownloadLinks } from "#app/files/download-links.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { compareVersions } from "#app/versions/compare-versions.server.ts";
import { ComparisonPage, titleOf } from "#app/versions/comparison-page.tsx";
import { readVersionAddress, type VersionName } from "#app/versions/paths.ts";
import { readNeighbours } from "#app/versions/read-neighbours.server.ts";
import { readVersion } from "#app/versions/read-version.server.ts";
import { decodeRuns } from "#app/versions/stored-runs.ts";
import { VersionPage } from "#app/versions/version-page.tsx";
import { readDissents } from "#app/voting/read-dissents.server.ts";
import { TextDissents } from "#app/voting/text-dissents.tsx";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { notFound } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, page) =>
    page.kind === "two"
      ? titleOf(t, page.page)
      : t("versions.pageTitle", { number: page.page.recommendation.number, version: page.page.version.number }),
};

type At = { forumSlug: string; number: string };

// One version, "3", or two that are compared, "3..5" and "3..draft": React Router tells no such addresses apart.
export async function loader(args: LoaderFunctionArgs) {
  const { request, params } = args;
  toCanonicalNumber(request, params);
  const read = readVersionAddress(params.version ?? "");
  if (!read) throw notFound();
  const at: At = { forumSlug: params.slug ?? "", number: params.number ?? "" };
  const { address } = read;
  if (read.canonical !== params.version) {
    throw redirect(`${versionsPath(at.forumSlug, at.number)}/${read.canonical}${new URL(request.url).search}`, 301);
  }
  return address.kind === "one" ? loadOne(args, at, address.version) : loadTwo(args, at, address);
}

async function loadOne({ request, context: { ctx, actor } }: LoaderFunctionArgs, at: At, version: number) {
  const read = await readVersion(ctx, actor, { ...at, version });
  if (!read.ok) throw notFound();
  const { recommendation, reader, row } = read.value;
  const showsAuthors = new URL(request.url).searchParams.get("view") === "authors";
  const page = {
    recommendation: namesOf(recommendation),
    version: read.value.version,
    runs: showsAuthors ? decodeRuns(row.runs) : null,
    ...(await readNeighbours(ctx, read.value)),
    isInside: reader.isInside,
    dissents: await readDissents(ctx, actor, { versionId: row.id }),
    mayRestore: can(actor, "draft.restoreVersion", recommendation),
  };
  return { kind: "one" as const, page };
}

async function loadTwo(
  { request, context: { ctx, actor } }: LoaderFunctionArgs,
  at: At,
  pair: { from: number; to: VersionName },
) {
  const compared = await compareVersions(ctx, actor, { ...at, ...pair });
  if (!compared.ok) throw notFound();
  const { recommendation, ...comparison } = compared.value;
  const isSideBySide = new URL(request.url).searchParams.get("view") === "side";
  return { kind: "two" as const, page: { ...comparison, recommendation: namesOf(recommendation), isSideBySide } };
}

function namesOf({ number, title, lead }: { number: string; title: string; lead: { slug: string; name: string } }) {
  return { number, title, lead };
}

export default function Version() {
  const loaded = useLoaderData<typeof loader>();
  if (loaded.kind === "two") return <ComparisonPage {...loaded.page} />;
  const { dissents, ...page } = loaded.page;
  const { recommendation, version } = page;
  const { number, lead } = recommendation;
  const downloads = <DownloadLinks forum={lead.slug} number={number} version={version.number} />;
  const opinions = <TextDissents dissents={dissents} />;
  return <VersionPage {...page} downloads={downloads} opinions={opinions} />;
}
