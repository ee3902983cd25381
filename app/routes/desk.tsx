import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { DeskList } from "#app/publishing/desk-list.tsx";
import { readDesk } from "#app/publishing/read-desk.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("desk.title") };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const read = await readDesk(ctx, actor, params.slug ?? "");
  if (!read.ok && read.reason === "signedOut") throw redirect(signInPath(new URL(request.url).pathname));
  if (!read.ok) throw data(null, { status: refusalStatus(read.reason) });
  return read.value;
}

export default function Desk() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { forum, items } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-4xl">
      <Breadcrumbs trail={[{ href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang }]} />
      <PageHead title={t("desk.title")}>
        <p className="mt-3">{t("desk.lead")}</p>
      </PageHead>
      {items.length > 0 ? (
        <DeskList forum={forum.slug} items={items} />
      ) : (
        <Empty>{t("forum.recommendationsEmptyModerator")}</Empty>
      )}
    </div>
  );
}
