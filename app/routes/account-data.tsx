import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { myPrivacyPath, ownDataPath, privacyPolicyPath } from "#app/privacy/paths.ts";
import { readOwnData } from "#app/privacy/read-own-data.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { notFound } from "./refusal-status.server.ts";
import { signedIn } from "./signed-in.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("ownData.title") };

export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  const data = await readOwnData(ctx, signedIn(actor, request).accountId);
  if (!data.ok) throw notFound();
  return { tables: data.value.tables.map(({ table, topic, rows }) => ({ table, topic, count: rows.length })) };
}

export default function AccountData() {
  const { t } = useTranslation();
  const { tables } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <Breadcrumbs
        trail={[
          { href: "/account", label: t("account.title") },
          { href: myPrivacyPath, label: t("myPrivacy.title") },
        ]}
      />
      <PageHead title={t("ownData.title")}>
        <p className="mt-3">{t("ownData.lead")}</p>
      </PageHead>
      <p className="mb-8">
        <ButtonLink href={`${ownDataPath}.json`} download>
          {t("ownData.download")}
        </ButtonLink>
      </p>
      <table className="w-full text-base">
        <caption className="sr-only">{t("ownData.caption")}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className="py-1.5 pe-4 text-start font-semibold">
              {t("ownData.topic")}
            </th>
            <th scope="col" className="py-1.5 pe-4 text-start font-semibold">
              {t("privacyPolicy.tables")}
            </th>
            <th scope="col" className="py-1.5 text-end font-semibold">
              {t("ownData.count")}
            </th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ table, topic, count }) => (
            <tr key={table} className="border-b border-line">
              <td className="py-2 pe-4 wrap-anywhere">{t(`dataTopics.${topic}.title`)}</td>
              <th scope="row" className="py-2 pe-4 text-start font-normal">
                <code className="wrap-anywhere">{table}</code>
              </th>
              <td className="py-2 text-end tabular-nums">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-6">
        <a href={privacyPolicyPath} className="link">
          {t("myPrivacy.policy")}
        </a>
      </p>
    </div>
  );
}
