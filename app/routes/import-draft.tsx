import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createRecommendation } from "#app/drafting/create-recommendation.server.ts";
import { editPath, newRecommendationPath } from "#app/drafting/paths.ts";
import { mostHeld, takeImport } from "#app/files/held-import.ts";
import { ImportForm } from "#app/files/import-form.tsx";
import { ImportPreview } from "#app/files/import-preview.tsx";
import { maxImportBytes } from "#app/files/imported-text.ts";
import { mayImport, readImport } from "#app/files/read-import.server.ts";
import { can } from "#app/forums/policy.ts";
import { readForum } from "#app/forums/read-forums.server.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { textOf } from "./read-form.server.ts";
import { readUpload } from "./read-upload.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("import.title") };

export async function loader({ params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const forum = await readForum(ctx, actor, params.slug ?? "");
  if (!forum.ok) throw notFound();
  const { slug, name } = forum.value;
  const mayCreate = can(actor, "forum.createRecommendation", forum.value);
  const status = mayCreate ? 200 : refusalStatus(actor ? "forbidden" : "signedOut");
  return data({ forum: { slug, name }, mayCreate, isSignedIn: actor !== null }, { status });
}

// First a file comes, and what would become of it is shown; then the form of that comes back and makes the draft.
export async function action({ request, params, context: { ctx, actor, workshop } }: ActionFunctionArgs) {
  const slug = params.slug ?? "";
  const refused = (reason: string, title = "") =>
    data({ imported: null, title, reason, fields: undefined }, { status: refusalStatus(reason) });
  const allowed = await mayImport(ctx, actor, slug);
  if (!allowed.ok && allowed.reason === "notFound") throw notFound();
  if (!allowed.ok) return refused(allowed.reason);
  const isConfirmed = new URL(request.url).searchParams.has("confirm");
  // A preview carries its text in at most four bytes a character; beside either stand a title and the seams of the form.
  const form = await readUpload(request, (isConfirmed ? 4 * mostHeld : maxImportBytes) + 16_384);
  if (!form) return refused("tooLarge");
  const title = textOf(form, "title");
  if (isConfirmed) return create(textOf(form, "text"), title);

  const file = form.get("file");
  const upload = file instanceof File ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null;
  const read = await readImport({ ctx, workshop }, actor, slug, upload);
  if (!read.ok) return refused(read.reason, title);
  const imported = { ...read.value, title: title.trim() || read.value.title.slice(0, 200) };
  return data({ imported, title, reason: undefined, fields: undefined }, { status: 200 });

  async function create(held: string, title: string) {
    const taken = held.length > mostHeld ? null : takeImport(held);
    if (!taken) return refused("notThisFormat", title);
    const created = await createRecommendation(ctx, actor, slug, { title, text: taken.text });
    if (created.ok) throw redirect(editPath(created.value.lead.slug, created.value.number), { status: 303 });
    const { reason, fields } = created;
    return data({ imported: { ...taken, title }, title, reason, fields }, { status: refusalStatus(reason) });
  }
}

export default function ImportDraft() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { forum, mayCreate, isSignedIn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang },
          { href: newRecommendationPath(forum.slug), label: t("newRecommendation.title") },
        ]}
      />
      <PageHead title={t(answer?.imported ? "import.previewTitle" : "import.title")} />
      {answer?.imported ? (
        <ImportPreview forum={forum.slug} imported={answer.imported} reason={answer.reason} fields={answer.fields} />
      ) : mayCreate || answer ? (
        <ImportForm forum={forum.slug} title={answer?.title} reason={answer?.reason} />
      ) : (
        <p>{t(isSignedIn ? "newRecommendation.onlyModerators" : "newRecommendation.signedOut")}</p>
      )}
    </>
  );
}
