import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChoicesForm } from "#app/administration/choices-form.tsx";
import { editChoices, readChoices } from "#app/administration/edit-choices.server.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";
import { secretariatOnly } from "./secretariat-only.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("choices.title") };

export async function loader({ request, context: { ctx, actor } }: LoaderFunctionArgs) {
  const read = await readChoices(ctx, secretariatOnly(request, actor, "instance.manageChoices"));
  if (!read.ok) throw data(null, { status: refusalStatus(read.reason) });
  return { choices: read.value, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, context: { ctx, actor } }: ActionFunctionArgs) {
  const by = secretariatOnly(request, actor, "instance.manageChoices");
  const form = await readForm(request);
  const sectors = form.getAll("sectors").map(String);
  const areas = form.getAll("areas").map(String);
  const typed = { sectors, areas, seen: textOf(form, "seen") };
  const edited = await editChoices(ctx, by, typed);
  if (edited.ok) throw redirect("/admin/choices?saved", { status: 303 });
  return data({ typed, reason: edited.reason, fields: edited.fields }, { status: refusalStatus(edited.reason) });
}

export default function AdminChoices() {
  const { t } = useTranslation();
  const { choices, isSaved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  // Who has been told that the lists are others now may send the form once more, and it goes by those of now.
  const seen = refused && refused.reason !== "changedMeanwhile" ? refused.typed.seen : choices.seen;
  return (
    <>
      <Breadcrumbs trail={[{ href: "/admin", label: t("administration.title") }]} />
      {isSaved && !refused && <DoneNotice>{t("form.saved")}</DoneNotice>}
      <PageHead title={t("choices.title")}>
        <p className="mt-3">{t("choices.lead")}</p>
      </PageHead>
      <ChoicesForm
        values={{ ...(refused?.typed ?? choices), seen }}
        reason={refused?.fields ? undefined : refused?.reason}
        fields={refused?.fields}
      />
    </>
  );
}
