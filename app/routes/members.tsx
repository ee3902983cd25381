import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readManagedMembers } from "#app/forums/manage-members.server.ts";
import { SectorBadge } from "#app/forums/sector-badge.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("members.title") };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const read = await readManagedMembers(ctx, actor, params.slug ?? "");
  if (read.ok) return { ...read.value, isSaved: searchParams.has("saved") };
  if (read.reason === "signedOut") throw redirect(signInPath(pathname));
  throw data(null, { status: refusalStatus(read.reason) });
}

export default function Members() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { forum, members, mayInvite, isSaved } = useLoaderData<typeof loader>();
  return (
    <>
      <Breadcrumbs trail={[{ href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang }]} />
      {isSaved && <DoneNotice>{t("form.saved")}</DoneNotice>}
      <PageHead title={t("members.title")}>
        <p className="mt-3">{t("members.lead")}</p>
      </PageHead>
      {mayInvite && (
        <p className="mb-8">
          <ButtonLink href={`/forums/${forum.slug}/invitations`} look="plain">
            {t("members.invite")}
          </ButtonLink>
        </p>
      )}
      {members.length === 0 && <Empty>{t("forum.membersEmpty")}</Empty>}
      <ul className="grid max-w-4xl gap-x-8 sm:grid-cols-2">
        {members.map(({ id, name, organisation, role, sector, groups }) => (
          <li key={id} className="border-b border-line py-3 text-base">
            <a href={`/forums/${forum.slug}/members/${id}`} className="link inline-block py-0.5 font-semibold">
              <bdi>{name}</bdi>
            </a>
            <p className="text-ink-soft">
              {t(`roles.${role}`)}
              {organisation && (
                <>
                  {" · "}
                  <bdi lang={contentLang}>{organisation}</bdi>
                </>
              )}
            </p>
            <p className="mt-1">
              <SectorBadge sector={sector} />
            </p>
            {groups.length > 0 && <p lang={contentLang}>{groups.map((group) => group.name).join(", ")}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
