import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { registerFilePath, registerPath, verifierPath } from "#app/voting/paths.ts";
import { readRegisterPage } from "#app/voting/read-register-page.server.ts";
import { StepList } from "#app/voting/step-list.tsx";

export const handle: PageHandle<typeof loader> = { title: (t) => t("voteRecord.registerTitle") };

export function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  return readRegisterPage(ctx, actor, new URL(request.url).searchParams.get("before") ?? "");
}

export default function VoteRegister() {
  const { t } = useTranslation();
  const { steps, head, older } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("voteRecord.registerTitle")}>
        <p className="mt-3">{t("voteRecord.registerLead")}</p>
        <p className="mt-3">
          {t("voteRecord.registerHead", { seq: head.seq })} <code className="wrap-anywhere text-base">{head.head}</code>
        </p>
        <ul className="mt-4 space-y-2">
          <li>
            <a href={registerFilePath} className="link" download="register.json">
              {t("voteRecord.registerFile")}
            </a>
          </li>
          <li>
            <a href={verifierPath} className="link">
              {t("voteRecord.verifyTitle")}
            </a>
          </li>
        </ul>
      </PageHead>
      <Section id="steps" title={t("voteRecord.stepsTitle")}>
        {steps.length === 0 ? <Empty>{t("voteRecord.noSteps")}</Empty> : <StepList steps={steps} />}
        {older !== null && (
          <p className="mt-6">
            <a href={`${registerPath}?before=${older}`} className="link">
              {t("voteRecord.older")}
            </a>
          </p>
        )}
      </Section>
    </>
  );
}
