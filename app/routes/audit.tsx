import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AuditFilter, OlderLink } from "#app/administration/audit-filter.tsx";
import { AuditList } from "#app/administration/audit-list.tsx";
import { readAudit } from "#app/administration/read-audit.server.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("audit.title") };

// /admin/audit for the secretariat, /forums/:slug/audit for the moderators of a forum.
export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const read = await readAudit(ctx, actor, params.slug ?? null, {
    forum: searchParams.get("forum") ?? "",
    kind: searchParams.get("kind") ?? "",
    person: searchParams.get("person") ?? "",
    olderThan: searchParams.get("olderThan") ?? "",
  });
  if (read.ok) return read.value;
  if (read.reason === "signedOut") throw redirect(signInPath(pathname));
  throw data(null, { status: refusalStatus(read.reason) });
}

export default function Audit() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const page = useLoaderData<typeof loader>();
  const { forum } = page;
  return (
    <>
      <Breadcrumbs
        trail={[
          forum
            ? { href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang }
            : { href: "/admin", label: t("administration.title") },
        ]}
      />
      <PageHead title={t("audit.title")}>
        <p className="mt-3">{t(forum ? "audit.leadForum" : "audit.lead")}</p>
      </PageHead>
      <AuditFilter choices={page.choices} chosen={page.chosen} />
      <AuditList acts={page.acts} showForum={forum === null} />
      <OlderLink page={page} />
    </>
  );
}
