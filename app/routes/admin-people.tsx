import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PersonList, PersonSearch } from "#app/administration/person-list.tsx";
import { readPeople } from "#app/administration/read-people.server.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { refusalStatus } from "./refusal-status.server.ts";
import { secretariatOnly } from "./secretariat-only.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("accounts.title") };

/** As many as one looks through; who looks for somebody types. */
const limit = 100;

export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  const words = (new URL(request.url).searchParams.get("words") ?? "").slice(0, 200);
  const read = await readPeople(ctx, secretariatOnly(request, actor, "instance.managePeople"), { words, limit });
  if (!read.ok) throw data(null, { status: refusalStatus(read.reason) });
  return { ...read.value, words };
}

export default function AdminPeople() {
  const { t } = useTranslation();
  const { people, total, words } = useLoaderData<typeof loader>();
  return (
    <>
      <Breadcrumbs trail={[{ href: "/admin", label: t("administration.title") }]} />
      <PageHead title={t("accounts.title")}>
        <p className="mt-3">{t("accounts.lead")}</p>
      </PageHead>
      <PersonSearch words={words} />
      <PersonList people={people} total={total} />
    </>
  );
}
