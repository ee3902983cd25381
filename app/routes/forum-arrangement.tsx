import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { arrangeForum, readArrangement } from "#app/forums/arrange-forum.server.ts";
import { arrangementPath, groupLimits } from "#app/forums/arrangement.ts";
import { ArrangementForm } from "#app/forums/arrangement-form.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("arrangement.title") };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const read = await readArrangement(ctx, actor, params.slug ?? "");
  if (read.ok) return { ...read.value, isSaved: searchParams.has("saved") };
  if (read.reason === "signedOut") throw redirect(signInPath(pathname));
  throw data(null, { status: refusalStatus(read.reason) });
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const slug = params.slug ?? "";
  const typed = {
    version: textOf(form, "version"),
    votingSectors: form.getAll("votingSectors").map(String),
    groups: Array.from({ length: groupLimits.count }, (_, index) => index)
      .filter((index) => form.has(`groups.${index}.name`))
      .map((index) => ({ id: textOf(form, `groups.${index}.id`), name: textOf(form, `groups.${index}.name`) })),
  };
  const arranged = await arrangeForum(ctx, actor, slug, typed);
  if (arranged.ok) throw redirect(`${arrangementPath(slug)}?saved`, { status: 303 });
  const { reason, fields } = arranged;
  const status = refusalStatus(reason);
  if (reason === "notFound" || reason === "forbidden" || reason === "signedOut") throw data(null, { status });
  return data({ typed, reason, fields }, { status });
}

export default function ForumArrangement() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { forum, sectors, votingSectors, groups, isSaved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  // Who has been told that the data are others now may send the form once more, and it goes by the data of now.
  const keepsVersion = refused !== undefined && refused.reason !== "changedMeanwhile";
  const version = keepsVersion ? Number(refused.typed.version) || 0 : forum.version;
  return (
    <>
      <Breadcrumbs trail={[{ href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang }]} />
      {isSaved && !refused && <DoneNotice>{t("form.saved")}</DoneNotice>}
      <PageHead title={t("arrangement.title")} />
      <ArrangementForm
        forum={{ slug: forum.slug, version }}
        sectors={sectors}
        values={refused?.typed ?? { votingSectors, groups }}
        members={Object.fromEntries(groups.map(({ id, members }) => [id, members]))}
        reason={refused?.fields ? undefined : refused?.reason}
        fields={refused?.fields}
      />
    </>
  );
}
