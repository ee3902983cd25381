import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { archiveForum, editForum } from "#app/forums/edit-forum.server.ts";
import { ForumForm } from "#app/forums/forum-form.tsx";
import { readForum } from "#app/forums/read-forums.server.ts";
import { readOfferedSectors } from "#app/forums/read-offered.server.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { readForumForm } from "./read-forum-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";
import { secretariatOnly } from "./secretariat-only.server.ts";

export const handle: PageHandle<typeof loader> = { title: (_t, { forum }) => forum.name };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const found = await readForum(ctx, secretariatOnly(request, actor, "instance.manageForums"), params.slug ?? "");
  if (!found.ok) throw notFound();
  const { name, city, description, votingSectors, archivedAt, version } = found.value;
  const sectors = await readOfferedSectors(ctx, votingSectors);
  return { sectors, forum: { name, city, description, votingSectors, isArchived: archivedAt !== null, version } };
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const slug = params.slug ?? "";
  const archive = textOf(form, "archive");
  const { name, city, description, votingSectors } = readForumForm(form);
  const typed = { name, city, description, votingSectors };
  const written = archive
    ? await archiveForum(ctx, actor, slug, archive === "close")
    : await editForum(ctx, actor, slug, { ...typed, version: textOf(form, "version") });
  if (written.ok) throw redirect("/admin/forums?saved", { status: 303 });
  if (written.reason === "proofNeeded") throw confirmFirst(request);
  const { reason, fields } = written;
  const status = refusalStatus(reason);
  if (reason === "notFound" || reason === "forbidden" || reason === "signedOut") throw data(null, { status });
  return data({ typed: archive ? null : typed, reason, fields }, { status });
}

export default function AdminForum() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { forum, sectors } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const next = forum.isArchived ? "open" : "close";
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: "/admin", label: t("administration.title") },
          { href: "/admin/forums", label: t("administration.pages.forums.title") },
        ]}
      />
      <PageHead title={forum.name} lang={contentLang} />
      <ForumForm
        values={refused?.typed ?? forum}
        sectors={sectors}
        version={forum.version}
        reason={refused?.fields ? undefined : refused?.reason}
        fields={refused?.fields}
      />
      <Section id="archive" title={t(`forumForm.${next}`)} className="mt-12 max-w-measure">
        <p className="mb-4 text-base">{t(`forumForm.${next}Effect`)}</p>
        <form method="post">
          <Button look={forum.isArchived ? "plain" : "danger"} name="archive" value={next}>
            {t(`forumForm.${next}`)}
          </Button>
        </form>
      </Section>
    </>
  );
}
