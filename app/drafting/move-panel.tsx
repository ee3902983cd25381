import { useTranslation } from "react-i18next";
import { useFormat } from "#app/i18n/use-format.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { TextArea } from "#app/ui/field.tsx";
import type { Status } from "./lifecycle.ts";
import { statusPath } from "./paths.ts";
import { seenOnceWithdrawn } from "./public-text.ts";

export interface MovableRecommendation {
  number: string;
  status: Status;
  wasPublic: boolean;
  statusChanges: { from: Status; to: Status }[];
  lead: { slug: string; name: string };
  joined: { slug: string; name: string }[];
}

type Target = "consultation" | "draft" | "withdrawn";

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
  if (moves.length === 0) return <p className="text-base text-ink-soft">{t("moves.none")}</p>;
  return (
    <div className="space-y-3">
      {moves.map((to) => (
        <details
          key={to}
          open={tried?.to === to}
          className="rounded border border-line-strong bg-surface open:border-ink"
        >
          <summary className="min-h-11 px-4 py-2.5 text-base font-semibold">{t(`moves.${to}.open`)}</summary>
          <Move recommendation={recommendation} to={to} tried={tried?.to === to ? tried : undefined} />
        </details>
      ))}
    </div>
  );
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
  return (
    <form
      method="post"
      action={statusPath(recommendation.lead.slug, recommendation.number)}
      noValidate
      className="space-y-4 px-4 pt-1 pb-4 text-base"
    >
      <input type="hidden" name="from" value={recommendation.status} />
      <input type="hidden" name="to" value={to} />
      <div>
        <h3 className="font-bold">{t("moves.what")}</h3>
        <Consequences recommendation={recommendation} to={to} />
      </div>
      {to === "withdrawn" && (
        <TextArea
          name="reason"
          label={t("moves.reason")}
          hint={t("moves.reasonHint")}
          error={code && errorSentence(t, code === "tooLong" ? "reasonTooLong" : code)}
          defaultValue={tried?.reason}
          lang={contentLang}
          required
        />
      )}
      <Button look={to === "withdrawn" ? "danger" : "main"}>{t(`moves.${to}.confirm`)}</Button>
    </form>
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
      t("moves.draft.private"),
      t("moves.draft.writing"),
      t("moves.draft.who", { forums }),
      t("moves.draft.register"),
    ],
    withdrawn: () => [
      t("moves.withdrawn.final"),
      t("moves.withdrawn.closed"),
      t(`moves.withdrawn.seen.${seenOnceWithdrawn(recommendation)}`),
      t("moves.withdrawn.who", { forums }),
    ],
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
  return status === "consultation" || status === "draft" || status === "withdrawn";
}
