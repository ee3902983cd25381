import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";

interface ListedSession {
  id: string;
  browser: string;
  system: string;
  createdAt: Date;
  lastSeenAt: Date;
  isThis: boolean;
}

/** Where a person is signed in, each with a button that ends it. */
export function SessionList({ sessions }: { sessions: ListedSession[] }) {
  const { t } = useTranslation();
  const others = sessions.filter((session) => !session.isThis);
  return (
    <>
      <ul className="max-w-3xl divide-y divide-line rounded border border-line bg-surface">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {others.length > 0 ? (
        <form method="post" action="/account/sessions" className="mt-4">
          <input type="hidden" name="others" value="all" />
          <Button look="danger">{t("sessions.endOthers")}</Button>
        </form>
      ) : (
        <p className="mt-4 text-base text-ink-soft">{t("sessions.onlyThis")}</p>
      )}
    </>
  );
}

function SessionRow({ session }: { session: ListedSession }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { id, browser, system, createdAt, lastSeenAt, isThis } = session;
  const device = [browser || t("sessions.unknownBrowser"), system].filter(Boolean).join(", ");
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-base">
      <div className="min-w-0">
        <p className="font-semibold">
          {device}
          {isThis && (
            <span className="ms-2 rounded-sm bg-accent-soft px-1.5 py-0.5 font-normal">{t("sessions.this")}</span>
          )}
        </p>
        <p className="text-ink-soft">{t("sessions.since", { at: dateTime(createdAt) })}</p>
        {!isThis && <p className="text-ink-soft">{t("sessions.lastSeen", { at: dateTime(lastSeenAt) })}</p>}
      </div>
      {!isThis && (
        <form method="post" action="/account/sessions">
          <input type="hidden" name="session" value={id} />
          <Button look="plain" aria-label={t("sessions.endOne", { device, at: dateTime(createdAt) })}>
            {t("sessions.end")}
          </Button>
        </form>
      )}
    </li>
  );
}
