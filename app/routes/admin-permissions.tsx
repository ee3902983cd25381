import type { LoaderFunctionArgs } from "@remix-run/node";
import { PermissionList } from "#app/administration/permission-list.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { secretariatOnly } from "./secretariat-only.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("permissions.title") };

export function loader({ request, context: { actor } }: LoaderFunctionArgs) {
  secretariatOnly(request, actor, "instance.readPermissions");
  return null;
}

export default function AdminPermissions() {
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumbs trail={[{ href: "/admin", label: t("administration.title") }]} />
      <PageHead title={t("permissions.title")}>
        <p className="mt-3">{t("permissions.lead")}</p>
      </PageHead>
      <PermissionList />
    </>
  );
}
