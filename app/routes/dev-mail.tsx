import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { OutboxList } from "#app/mail/outbox-list.tsx";
import { readOutbox } from "#app/mail/read-outbox.server.ts";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { notFound } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("outbox.title") };

export async function loader({ context: { ctx, isMailShown } }: LoaderFunctionArgs) {
  if (!isMailShown) throw notFound();
  return data(await readOutbox(ctx), { headers: { "Cache-Control": "no-store" } });
}

export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  return loaderHeaders;
}

export default function DevMail() {
  const { t } = useTranslation();
  const { mails, publicUrl } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("outbox.title")}>
        <p className="mt-3">{t("outbox.lead")}</p>
      </PageHead>
      <OutboxList mails={mails} publicUrl={publicUrl} />
    </>
  );
}
