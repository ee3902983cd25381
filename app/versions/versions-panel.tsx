import { type FormEvent, useState } from "react";
import { freezePath, versionsPath } from "#app/drafting/paths.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { useRefresh } from "#app/ui/refresh.ts";
import { NameFields } from "./name-fields.tsx";
import { nameVersionPath, versionPath } from "./paths.ts";

export interface PanelVersion {
  number: number;
  title: string;
  /** ISO 8601. */
  at: string;
}

/** The versions of a draft in the workspace's rail: the newest that stays, a form for another, freezing for who may. */
export function VersionsPanel({
  recommendation,
  last,
  mayName,
  mayFreeze,
}: {
  recommendation: { number: string; lead: { slug: string } };
  /** Null where there is none. */
  last: PanelVersion | null;
  mayName: boolean;
  mayFreeze: boolean;
}) {
  const { t } = useTranslation();
  const { number, lead } = recommendation;
  return (
    <div className="text-base">
      <h2 className="mb-2 text-base font-semibold">{t("versionsPanel.title")}</h2>
      {last && <LastVersion recommendation={recommendation} version={last} />}
      <ul className="space-y-1">
        <li>
          <a href={versionsPath(lead.slug, number)} className="link inline-block py-1">
            {t("versionsPanel.all")}
          </a>
        </li>
        {mayFreeze && (
          <li>
            <a href={freezePath(lead.slug, number)} className="link inline-block py-1">
              {t("moves.freeze")}
            </a>
          </li>
        )}
      </ul>
      {mayName && <NameInPlace recommendation={recommendation} />}
    </div>
  );
}

function LastVersion({
  recommendation: { number, lead },
  version,
}: {
  recommendation: { number: string; lead: { slug: string } };
  version: PanelVersion;
}) {
  const { t } = useTranslation();
  const { dateTime, contentLang } = useFormat();
  return (
    <p className="mb-2 wrap-anywhere">
      <a href={versionPath(lead.slug, number, version.number)} className="link">
        {t("freezing.notice.version", { version: version.number })}
      </a>
      {version.title && <bdi lang={contentLang}> – {version.title}</bdi>}
      <span className="block text-ink-soft">{dateTime(new Date(version.at))}</span>
    </p>
  );
}

/** Sent without leaving the text. What is refused, or fails on the way, is sent as any form, and the form's own page says why. */
function NameInPlace({ recommendation }: { recommendation: { number: string; lead: { slug: string } } }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [isDone, setDone] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    setDone(false);
    const body = new URLSearchParams({ title: String(new FormData(form).get("title") ?? "") });
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
    // Taken, a form leads on to another page.
    if (answer?.type !== "opaqueredirect") return form.submit();
    form.reset();
    setDone(true);
    refresh();
  }

  return (
    <details className="mt-2" open={isDone || undefined}>
      <summary className="py-1 font-semibold">{t("naming.open")}</summary>
      <div className="mt-2">
        <form
          method="post"
          action={nameVersionPath(recommendation.lead.slug, recommendation.number)}
          onSubmit={(event) => void send(event)}
          noValidate
          className="space-y-3"
        >
          <NameFields />
        </form>
        <p role="status" className="mt-2 font-semibold">
          {isDone && t("naming.done")}
        </p>
      </div>
    </details>
  );
}
