import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createForum } from "#app/forums/create-forum.server.ts";
import { ForumForm } from "#app/forums/forum-form.tsx";
import { readForums } from "#app/forums/read-forums.server.ts";
import { readOfferedSectors } from "#app/forums/read-offered.server.ts";
import { defaultVotingSectors } from "#app/forums/sectors.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { readForm } from "./read-form.server.ts";
import { readForumForm } from "./read-forum-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";
import { secretariatOnly } from "./secretariat-only.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("administration.pages.forums.title") };

export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  secretariatOnly(request, actor, "instance.manageForums");
  const forums = (await readForums(ctx)).map(({ slug, prefix, name, archivedAt }) => ({
    slug,
    prefix,
    name,
    isArchived: archivedAt !== null,
  }));
  return { forums, sectors: await readOfferedSectors(ctx), isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, context: { ctx, actor } }: ActionFunctionArgs) {
  secretariatOnly(request, actor, "instance.manageForums");
  const typed = readForumForm(await readForm(request));
  const created = await createForum(ctx, actor, typed);
  if (created.ok) throw redirect("/admin/forums?saved", { status: 303 });
  return data({ typed, reason: created.reason, fields: created.fields }, { status: refusalStatus(created.reason) });
}

const blank = { slug: "", prefix: "", name: "", city: "", description: "", votingSectors: [...defaultVotingSectors] };

export default function AdminForums() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { forums, sectors, isSaved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs trail={[{ href: "/admin", label: t("administration.title") }]} />
      {isSaved && <DoneNotice>{t("form.saved")}</DoneNotice>}
      <PageHead title={t("administration.pages.forums.title")} />
      {forums.length === 0 && <Empty>{t("home.forumsEmpty")}</Empty>}
      <ul className="mb-12 max-w-measure divide-y divide-line border-y border-line">
        {forums.map(({ slug, prefix, name, isArchived }) => (
          <li key={slug} className="py-2 text-base">
            <a href={`/admin/forums/${slug}`} className="link inline-block py-1 font-semibold" lang={contentLang}>
              {name}
            </a>{" "}
            <span className="text-ink-soft">
              <span translate="no">{prefix}</span>
              {isArchived && ` · ${t("forumForm.archived")}`}
            </span>
            <ul className="flex flex-wrap gap-x-6">
              {(isArchived ? (["members"] as const) : (["members", "invitations"] as const)).map((tool) => (
                <li key={tool}>
                  <a href={`/forums/${slug}/${tool}`} className="link inline-block py-1">
                    {t(`forumTools.${tool}`)}
                    <span className="sr-only" lang={contentLang}>
                      {" – "}
                      {name}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <Section id="new" title={t("forumForm.new")}>
        <ForumForm
          values={refused?.typed ?? blank}
          sectors={sectors}
          reason={refused?.fields ? undefined : refused?.reason}
          fields={refused?.fields}
        />
      </Section>
    </>
  );
}
