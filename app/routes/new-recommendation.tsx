import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CreateForm } from "#app/drafting/create-form.tsx";
import { createRecommendation } from "#app/drafting/create-recommendation.server.ts";
import { editPath } from "#app/drafting/paths.ts";
import { importPath } from "#app/files/paths.ts";
import { can } from "#app/forums/policy.ts";
import { readForum } from "#app/forums/read-forums.server.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("newRecommendation.title") };

export async function loader({ params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const forum = await readForum(ctx, actor, params.slug ?? "");
  if (!forum.ok) throw notFound();
  const { slug, name } = forum.value;
  const mayCreate = can(actor, "forum.createRecommendation", forum.value);
  const status = mayCreate ? 200 : refusalStatus(actor ? "forbidden" : "signedOut");
  return data({ forum: { slug, name }, mayCreate, isSignedIn: actor !== null }, { status });
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const title = textOf(form, "title");
  const created = await createRecommendation(ctx, actor, params.slug ?? "", { title });
  if (created.ok) throw redirect(editPath(created.value.lead.slug, created.value.number), { status: 303 });
  if (created.reason === "notFound") throw notFound();
  return data({ title, reason: created.reason, fields: created.fields }, { status: refusalStatus(created.reason) });
}

export default function NewRecommendation() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { forum, mayCreate, isSignedIn } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs trail={[{ href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang }]} />
      <PageHead title={t("newRecommendation.title")} />
      {mayCreate || refused ? (
        <>
          <CreateForm
            forum={forum.slug}
            title={refused?.title}
            reason={refused?.fields ? undefined : refused?.reason}
            fields={refused?.fields}
          />
          <p className="mt-8">
            <a href={importPath(forum.slug)} className="link">
              {t("import.link")}
            </a>
          </p>
        </>
      ) : (
        <p>{t(isSignedIn ? "newRecommendation.onlyModerators" : "newRecommendation.signedOut")}</p>
      )}
    </>
  );
}
