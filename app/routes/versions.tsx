import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { draftPath, versionsPath } from "#app/drafting/paths.ts";
import { can } from "#app/drafting/policy.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { CompareForm } from "#app/versions/compare-form.tsx";
import { nameVersionPath, readVersionAddress, timelinePath } from "#app/versions/paths.ts";
import { readVersions } from "#app/versions/read-versions.server.ts";
import { VersionList } from "#app/versions/version-list.tsx";
import { VersionTrail } from "#app/versions/version-trail.tsx";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { notFound } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { recommendation: { number } }) => t("versions.title", { number }),
};

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const read = await readVersions(ctx, actor, { forumSlug: params.slug ?? "", number: params.number ?? "" });
  if (!read.ok) throw notFound();
  const { recommendation, reader, versions } = read.value;
  const { number, title, lead } = recommendation;
  const query = new URL(request.url).searchParams;
  const chosen = query.has("from") ? { from: query.get("from") ?? "", to: query.get("to") ?? "" } : null;
  const pair = chosen && readVersionAddress(`${chosen.from}..${chosen.to}`);
  if (pair?.address.kind === "two") throw redirect(`${versionsPath(lead.slug, number)}/${pair.canonical}`, 303);
  return data(
    {
      recommendation: { number, title, lead },
      isInside: reader.isInside,
      mayName: can(actor, "draft.nameVersion", recommendation),
      versions,
      chosen,
    },
    { status: chosen ? 400 : 200 },
  );
}

export default function Versions() {
  const { t } = useTranslation();
  const { recommendation, isInside, mayName, versions, chosen } = useLoaderData<typeof loader>();
  const { lead, number } = recommendation;
  const [newest, oldest] = [versions[0], versions.at(-1)];
  return (
    <>
      <VersionTrail recommendation={recommendation} />
      <PageHead title={t("versions.title", { number })}>
        <p className="mt-3">{t("versions.lead")}</p>
        {mayName && (
          <p className="no-print mt-4">
            <ButtonLink look="plain" href={nameVersionPath(lead.slug, number)}>
              {t("naming.open")}
            </ButtonLink>
          </p>
        )}
      </PageHead>
      {versions.length > 0 ? (
        <div className="space-y-12">
          {(isInside || versions.length > 1) && (
            <Section id="compare" title={t("versions.compareTitle")}>
              <CompareForm forum={lead.slug} number={number} versions={versions} hasDraft={isInside} chosen={chosen} />
              {isInside && newest && oldest && newest !== oldest && (
                <p className="mt-4 text-base">
                  <a href={timelinePath(lead.slug, number, oldest.number, newest.number)} className="link">
                    {t("versions.timeline")}
                  </a>
                </p>
              )}
            </Section>
          )}
          <Section id="list" title={t("versions.list")} className="max-w-3xl">
            <VersionList forum={lead.slug} number={number} versions={versions} />
          </Section>
        </div>
      ) : (
        <>
          <Empty>{t(isInside ? "versions.emptyInside" : "versions.emptyOutside")}</Empty>
          {isInside && (
            <p className="mt-4 text-base">
              <a href={draftPath(lead.slug, number)} className="link">
                {t("recommendation.openDraft")}
              </a>
            </p>
          )}
        </>
      )}
    </>
  );
}
