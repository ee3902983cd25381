import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { draftPath } from "#app/drafting/paths.ts";
import { StepPage } from "#app/drafting/step-page.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { Section } from "#app/ui/section.tsx";
import { versionPath } from "#app/versions/paths.ts";
import { readRestoration } from "#app/versions/read-restoration.server.ts";
import { RestorationChanges } from "#app/versions/restoration-changes.tsx";
import { restoreVersion } from "#app/versions/restore-version.server.ts";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { version }) => t("restoring.title", { version: version.number }),
};

/** @throws a 404 response for what is no number of a version */
function addressOf(params: LoaderFunctionArgs["params"]) {
  if (!/^[1-9]\d{0,5}$/.test(params.version ?? "")) throw notFound();
  return { forumSlug: params.slug ?? "", number: params.number ?? "", version: Number(params.version) };
}

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const read = await readRestoration(ctx, actor, addressOf(params));
  if (!read.ok && read.reason === "signedOut") throw redirect(signInPath(new URL(request.url).pathname));
  if (!read.ok) throw read.reason === "notFound" ? notFound() : data(null, { status: refusalStatus(read.reason) });
  const { number, title, status, lead, joined } = read.value.recommendation;
  return { ...read.value, recommendation: { number, title, status, lead, joined } };
}

export async function action({ params, context: { ctx, actor } }: ActionFunctionArgs) {
  const restored = await restoreVersion(ctx, actor, addressOf(params));
  if (restored.ok) {
    const { lead, number } = restored.value.recommendation;
    throw redirect(draftPath(lead.slug, number), { status: 303 });
  }
  const { reason } = restored;
  if (reason === "notFound" || reason === "noSuchVersion") throw notFound();
  if (reason === "signedOut" || reason === "forbidden") throw data(null, { status: refusalStatus(reason) });
  return data({ reason }, { status: refusalStatus(reason) });
}

export default function RestoreVersion() {
  const { t } = useTranslation();
  const { list } = useFormat();
  const { recommendation, version, changes } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { lead, joined, number } = recommendation;
  const sentences = [
    t("restoring.effects.change", { version: version.number }),
    t("restoring.effects.kept"),
    t("restoring.effects.authors"),
    t("freezing.effects.who", { forums: list([lead, ...joined].map((forum) => forum.name)) }),
  ];
  return (
    <StepPage title={t("restoring.title", { version: version.number })} recommendation={recommendation}>
      {refused && <ErrorSummary message={errorSentence(t, refused.reason)} />}
      {changes ? (
        <div className="space-y-12">
          <Section id="changes" title={t("restoring.changes")}>
            <RestorationChanges {...changes} />
          </Section>
          <Section id="effects" title={t("moves.what")}>
            <form method="post" className="space-y-5">
              <ul className="list-disc space-y-2 ps-6">
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <Button>{t("restoring.confirm", { version: version.number })}</Button>
            </form>
          </Section>
        </div>
      ) : (
        <p>{t("errors.versionSame")}</p>
      )}
      <p className="mt-8">
        <a href={versionPath(lead.slug, number, version.number)} className="link">
          {t("naming.show", { version: version.number })}
        </a>
      </p>
    </StepPage>
  );
}
