import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeMember, readManagedMembers } from "#app/forums/manage-members.server.ts";
import { EndMembership, MemberForm } from "#app/forums/member-form.tsx";
import { readOfferedSectors } from "#app/forums/read-offered.server.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (_t, { member }) => member.name };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const read = await readManagedMembers(ctx, actor, params.slug ?? "");
  if (!read.ok && read.reason === "signedOut") throw redirect(signInPath(new URL(request.url).pathname));
  if (!read.ok) throw data(null, { status: refusalStatus(read.reason) });
  const member = read.value.members.find(({ id }) => id === params.id);
  if (!member) throw notFound();
  return { forum: read.value.forum, member, sectors: await readOfferedSectors(ctx, [member.sector]) };
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const typed = {
    version: textOf(form, "version"),
    kind: textOf(form, "kind") === "end" ? ("end" as const) : ("edit" as const),
    role: textOf(form, "role"),
    sector: textOf(form, "sector"),
    groups: form.getAll("groups").map(String),
  };
  const at = { forumSlug: params.slug ?? "", membershipId: params.id ?? "" };
  const changed = await changeMember(ctx, actor, at, typed);
  if (changed.ok) throw redirect(`/forums/${at.forumSlug}/members?saved`, { status: 303 });
  if (changed.reason === "proofNeeded") throw confirmFirst(request);
  const { reason } = changed;
  if (reason === "notFound" || reason === "forbidden" || reason === "signedOut") {
    throw data(null, { status: refusalStatus(reason) });
  }
  return data({ typed, reason }, { status: refusalStatus(reason) });
}

export default function Member() {
  const { t } = useTranslation();
  const { contentLang, list } = useFormat();
  const { forum, member, sectors } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = refused?.typed.kind === "edit" ? refused.typed : null;
  const values = typed ?? { ...member, groups: member.groups.map(({ id }) => id) };
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang },
          { href: `/forums/${forum.slug}/members`, label: t("members.title") },
        ]}
      />
      <PageHead title={member.name}>
        {member.organisation && (
          <p className="mt-1 text-ink-soft" lang={contentLang}>
            {member.organisation}
          </p>
        )}
      </PageHead>
      {refused && (
        <ErrorSummary message={errorSentence(t, refused.reason)}>
          {refused.reason === "memberChanged" &&
            t("members.now", {
              role: t(`roles.${member.role}`),
              sector: t(`sectors.${member.sector}.name`),
              groups: member.groups.length > 0 ? list(member.groups.map(({ name }) => name)) : t("members.noGroups"),
            })}
        </ErrorSummary>
      )}
      <MemberForm values={values} version={member.version} groups={forum.groups} sectors={sectors} />
      <div className="mt-10">
        <EndMembership name={member.name} version={member.version} />
      </div>
    </>
  );
}
