import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EditForm } from "#app/drafting/edit-form.tsx";
import { editRecommendation } from "#app/drafting/edit-recommendation.server.ts";
import { editPath, recommendationPath } from "#app/drafting/paths.ts";
import { can } from "#app/drafting/policy.ts";
import { readOfferedAreas } from "#app/drafting/read-offered-areas.server.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { readRecommendationForm, type TypedRecommendation } from "#app/drafting/recommendation-form.ts";
import { readForums } from "#app/forums/read-forums.server.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { recommendation: { number } }) => t("edit.title", { number }),
};

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const { slug = "", number = "" } = params;
  const forums = (await readForums(ctx)).map(({ slug, name }) => ({ slug, name }));
  const others = (lead: string) => forums.filter((forum) => forum.slug !== lead);
  if (!actor) {
    // A session may end while one types: what was sent is shown again, and nothing of the recommendation.
    const lead = forums.find((forum) => forum.slug === slug);
    if (!lead) throw notFound();
    return data(
      {
        recommendation: { number, lead, updatedAt: "" },
        values: null,
        areas: await readOfferedAreas(ctx),
        otherForums: others(slug),
      },
      { status: 401 },
    );
  }
  const found = await readRecommendation(ctx, actor, slug, number);
  if (!found.ok) throw notFound();
  if (!can(actor, "recommendation.edit", found.value)) throw data(null, { status: 403 });
  const { lead, title, areas, addressees, indicators, sources } = found.value;
  const updatedAt = found.value.updatedAt.toISOString();
  const joined = found.value.joined.map((forum) => forum.slug);
  const values: TypedRecommendation = { title, areas, addressees, indicators, sources, joined };
  const offeredAreas = await readOfferedAreas(ctx, areas);
  return data({
    recommendation: { number, lead, updatedAt },
    values,
    areas: offeredAreas,
    otherForums: others(lead.slug),
  });
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const typed = readRecommendationForm(form);
  const updatedAt = textOf(form, "updatedAt");
  if (!actor) return data({ typed, updatedAt, reason: "signedOut", fields: undefined }, { status: 401 });
  const at = { forumSlug: params.slug ?? "", number: params.number ?? "", updatedAt };
  const edited = await editRecommendation(ctx, actor, at, typed);
  if (edited.ok) throw redirect(`${recommendationPath(edited.value.lead.slug, at.number)}?saved`, { status: 303 });
  if (edited.reason === "notFound") throw notFound();
  const { reason, fields } = edited;
  return data({ typed, updatedAt, reason, fields }, { status: refusalStatus(reason) });
}

export default function RecommendationEdit() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { recommendation, values, areas, otherForums } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { number, lead } = recommendation;
  const shown = refused?.typed ?? values;
  // Who has been told that the data are others now may send the form once more, and it goes by the data of now.
  const seen = refused && refused.reason !== "changedMeanwhile" ? refused.updatedAt : recommendation.updatedAt;
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: `/forums/${lead.slug}`, label: lead.name, lang: contentLang },
          { href: recommendationPath(lead.slug, number), label: number },
        ]}
      />
      <PageHead title={t("edit.title", { number })}>
        <p className="mt-3">{t("edit.lead")}</p>
      </PageHead>
      {shown ? (
        <EditForm
          recommendation={{ number, lead, updatedAt: seen }}
          values={shown}
          areas={areas}
          otherForums={otherForums}
          reason={refused?.fields ? undefined : refused?.reason}
          fields={refused?.fields}
        />
      ) : (
        <ButtonLink href={signInPath(editPath(lead.slug, number))}>{t("signIn.link")}</ButtonLink>
      )}
    </>
  );
}
