import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { isHex } from "#app/voting/bytes.ts";
import { isRecordPath, registerPath } from "#app/voting/paths.ts";
import { Verifier } from "#app/voting/verifier.tsx";

export const handle: PageHandle<typeof loader> = { title: (t) => t("voteRecord.verifyTitle") };

export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const [record, root] = [query.get("record"), query.get("root")];
  return { record: record !== null && isRecordPath(record) ? record : null, root: isHex(root, 32) ? root : "" };
}

export default function VoteVerify() {
  const { t } = useTranslation();
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("voteRecord.verifyTitle")}>
        <p className="mt-3">{t("voteRecord.verifyLead")}</p>
        <p className="mt-3">{t("voteRecord.offline")}</p>
      </PageHead>
      <Verifier {...page} />
      <Section id="meaning" title={t("voteRecord.meaning")} className="mt-12 max-w-measure">
        <ul className="list-disc space-y-2 ps-6">
          <li>{t("voteRecord.proves.list")}</li>
          <li>{t("voteRecord.proves.result")}</li>
          <li>{t("voteRecord.proves.inclusion")}</li>
        </ul>
        <p className="mt-4 font-semibold">{t("voteRecord.notProved")}</p>
        <ul className="mt-2 list-disc space-y-2 ps-6">
          <li>{t("voteRecord.provesNot.stuffing")}</li>
          <li>{t("voteRecord.provesNot.operator")}</li>
          <li>{t("voteRecord.provesNot.selling")}</li>
        </ul>
        <p className="mt-4">
          {t("voteRecord.command")} <code className="wrap-anywhere">npm run -s verify -- record.json</code>
        </p>
        <p className="mt-4">
          <a href={registerPath} className="link">
            {t("voteRecord.registerTitle")}
          </a>
        </p>
      </Section>
    </>
  );
}
