import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { TextArea } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { useTypedForm } from "#app/ui/typed-fields.ts";
import { type Status, transition } from "./lifecycle.ts";
import { freezePath, statusPath, unfreezePath } from "./paths.ts";
import { seenOnceMoved } from "./public-text.ts";
import { reasonField } from "./reason-field.ts";

export interface MovableRecommendation {
  number: string;
  status: Status;
  wasPublic: boolean;
  isPublished: boolean;
  statusChanges: { from: Status; to: Status }[];
  lead: { slug: string; name: string };
  joined: { slug: string; name: string }[];
}

type Target = "consultation" | "draft" | "withdrawn" | "superseded";

/** The steps a moderator can take by hand, each with what it will do and to whom. `tried` is a step that was refused. */
export function MovePanel({
  recommendation,
  targets,
  tried,
}: {
  recommendation: MovableRecommendation;
  targets: Status[];
  tried?: { to: string; reason: string; fields?: Record<string, string> };
}) {
  const { t } = useTranslation();
  const moves = targets.filter(isTarget);
  const freezing = freezingLink(recommendation);
  if (moves.length === 0 && !freezing) return <p className="text-base text-ink-soft">{t("moves.none")}</p>;
  return (
    <div className="space-y-3">
      {freezing && (
        <p>
          <ButtonLink look="plain" href={freezing.href}>
            {t(`moves.${freezing.step}`)}
          </ButtonLink>
        </p>
      )}
      {moves.map((to) => (
        <Step key={to} recommendation={recommendation} to={to} tried={tried?.to === to ? tried : undefined} />
      ))}
    </div>
  );
}

function Step(props: {
  recommendation: MovableRecommendation;
  to: Target;
  tried?: { reason: string; fields?: Record<string, string> };
}) {
  const { t } = useTranslation();
  const isTyped = useTypedForm(props.to) !== undefined;
  return (
    <details
      open={props.tried !== undefined || isTyped}
      className="rounded border border-line-strong bg-surface open:border-ink"
    >
      <summary className="min-h-11 px-4 py-2.5 text-base font-semibold">{t(`moves.${props.to}.open`)}</summary>
      <Move {...props} />
    </details>
  );
}

/** Freezing and unfreezing have pages of their own. */
function freezingLink({ status, lead, number }: MovableRecommendation) {
  if (transition(status, "frozen")?.step === "freeze") {
    return { step: "freeze", href: freezePath(lead.slug, number) } as const;
  }
  if (transition(status, "draft")?.step === "unfreeze") {
    return { step: "unfreeze", href: unfreezePath(lead.slug, number) } as const;
  }
  return null;
}

function Move({
  recommendation,
  to,
  tried,
}: {
  recommendation: MovableRecommendation;
  to: Target;
  tried?: { reason: string; fields?: Record<string, string> };
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const code = tried?.fields?.reason;
  const isFinal = to === "withdrawn" || to === "superseded";
  return (
    <Form
      name={to}
      action={statusPath(recommendation.lead.slug, recommendation.number)}
      className="space-y-4 px-4 pt-1 pb-4 text-base"
    >
      <input type="hidden" name="from" value={recommendation.status} />
      <input type="hidden" name="to" value={to} />
      <div>
        <h3 className="font-bold">{t("moves.what")}</h3>
        <Consequences recommendation={recommendation} to={to} />
      </div>
      {isFinal && (
        <TextArea
          name={reasonField(to)}
          label={t(`moves.${to}.reason`)}
          hint={t("moves.reasonHint")}
          error={code && errorSentence(t, code === "tooLong" ? "reasonTooLong" : code)}
          defaultValue={tried?.reason}
          lang={contentLang}
          required
        />
      )}
      <Button look={isFinal ? "danger" : "main"}>{t(`moves.${to}.confirm`)}</Button>
    </Form>
  );
}

function Consequences({ recommendation, to }: { recommendation: MovableRecommendation; to: Target }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const forums = list([recommendation.lead, ...recommendation.joined].map((forum) => forum.name));
  const sentences = {
    consultation: () => [
      t("moves.consultation.public"),
      t("moves.consultation.closed"),
      t("moves.consultation.who", { forums }),
      t("moves.consultation.register"),
    ],
    draft: () => [
      t(recommendation.isPublished ? "moves.draft.published" : "moves.draft.private"),
      t("moves.draft.writing"),
      t("moves.draft.who", { forums }),
      t("moves.draft.register"),
    ],
    withdrawn: () => [
      t("moves.withdrawn.final"),
      t("moves.withdrawn.closed"),
      t(`moves.withdrawn.seen.${seenOnceMoved(recommendation, "withdrawn")}`),
      t("moves.withdrawn.who", { forums }),
    ],
    superseded: () => [t("moves.superseded.final"), t("moves.superseded.seen"), t("moves.superseded.who", { forums })],
  };
  return (
    <ul className="mt-1 list-disc space-y-1 ps-5">
      {sentences[to]().map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function isTarget(status: Status): status is Target {
  return ["consultation", "draft", "withdrawn", "superseded"].includes(status);
}
