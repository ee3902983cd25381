import type { LoaderFunctionArgs } from "@remix-run/node";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { secretariatOnly } from "./secretariat-only.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("administration.title") };

export function loader({ request, context: { actor } }: LoaderFunctionArgs) {
  secretariatOnly(request, actor);
  return null;
}

const pages = {
  forums: "/admin/forums",
  people: "/admin/people",
  requests: "/admin/accessibility-requests",
  choices: "/admin/choices",
  audit: "/admin/audit",
  permissions: "/admin/permissions",
} as const;

export default function Admin() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("administration.title")}>
        <p className="mt-3">{t("administration.lead")}</p>
      </PageHead>
      <ul className="grid max-w-4xl gap-5 sm:grid-cols-2">
        {(Object.keys(pages) as (keyof typeof pages)[]).map((page) => (
          <li key={page} className="relative rounded border border-line bg-surface p-5 has-[a:hover]:border-accent">
            <h2 className="text-xl font-bold">
              <a href={pages[page]} className="after:absolute after:inset-0 hover:underline">
                {t(`administration.pages.${page}.title`)}
              </a>
            </h2>
            <p className="mt-1 text-base">{t(`administration.pages.${page}.lead`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
