import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recommendationPath } from "#app/drafting/paths.ts";
import { can } from "#app/drafting/policy.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { StepPage } from "#app/drafting/step-page.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Form } from "#app/ui/form.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { NameFields } from "#app/versions/name-fields.tsx";
import { nameVersion } from "#app/versions/name-version.server.ts";
import { versionPath } from "#app/versions/paths.ts";
import { versionTitleLength } from "#app/versions/title-length.ts";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("naming.title") };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const found = await readRecommendation(ctx, actor, params.slug ?? "", params.number ?? "");
  if (!found.ok) throw notFound();
  if (!actor) throw redirect(signInPath(new URL(request.url).pathname));
  const { number, title, status, lead } = found.value;
  const mayName = can(actor, "draft.nameVersion", found.value);
  const answer = { recommendation: { number, title, status, lead }, mayName };
  return data(answer, { status: mayName ? 200 : refusalStatus("forbidden") });
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const title = textOf(await readForm(request), "title");
  const at = { forumSlug: params.slug ?? "", number: params.number ?? "" };
  const named = await nameVersion(ctx, actor, at, { title });
  if (named.ok) {
    const { recommendation, version } = named.value;
    throw redirect(versionPath(recommendation.lead.slug, recommendation.number, version), { status: 303 });
  }
  const { reason, fields } = named;
  if (reason === "notFound") throw notFound();
  if (reason === "signedOut" || reason === "forbidden") throw data(null, { status: refusalStatus(reason) });
  return data({ title, reason, fields }, { status: refusalStatus(reason) });
}

export default function NameVersion() {
  const { t } = useTranslation();
  const { recommendation, mayName } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { lead, number } = recommendation;
  const code = refused?.fields?.title;
  const error = code && errorSentence(t, code, versionTitleLength);
  const same = refused?.reason === "versionUnchanged" ? Number(refused.fields?.version) : null;
  return (
    <StepPage title={t("naming.title")} recommendation={recommendation}>
      {refused && (
        <ErrorSummary
          message={
            same === null
              ? error
                ? undefined
                : errorSentence(t, refused.reason)
              : t("naming.unchanged", { version: same })
          }
          fields={error ? [{ name: "title", label: t("naming.field"), error }] : []}
        >
          {same !== null && (
            <a href={versionPath(lead.slug, number, same)} className="link">
              {t("naming.show", { version: same })}
            </a>
          )}
        </ErrorSummary>
      )}
      {mayName ? (
        <>
          <p className="mb-6">{t("naming.lead")}</p>
          <Form name="version" className="space-y-3">
            <NameFields tried={refused && { title: refused.title, error }} />
          </Form>
        </>
      ) : (
        <p>{t("naming.notNow")}</p>
      )}
      <p className="mt-8">
        <a href={recommendationPath(lead.slug, number)} className="link">
          {t("moves.back")}
        </a>
      </p>
    </StepPage>
  );
}
