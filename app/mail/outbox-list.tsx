import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Empty } from "#app/ui/empty.tsx";

interface Shown {
  id: string;
  recipient: string;
  language: string;
  subject: string;
  text: string;
  state: "waiting" | "sent" | "failed";
}

/** The mails of an instance that is being tried out, newest first, with links that can be followed. */
export function OutboxList({ mails, publicUrl }: { mails: Shown[]; publicUrl: string }) {
  const { t } = useTranslation();
  if (mails.length === 0) return <Empty>{t("outbox.empty")}</Empty>;
  return (
    <ul className="space-y-6">
      {mails.map(({ id, recipient, language, subject, text, state }) => (
        <li key={id} className="max-w-measure rounded border border-line-strong bg-surface p-4">
          <p className="text-base text-ink-soft">
            <span className="break-all">{t("outbox.to", { recipient })}</span> · {t(`outbox.${state}`)}
          </p>
          <h2 lang={language} className="mt-1 text-xl font-bold">
            {subject}
          </h2>
          {text === "" ? (
            <p className="mt-2 text-ink-soft">{t("outbox.gone")}</p>
          ) : (
            <p lang={language} className="mt-2 break-words whitespace-pre-line">
              {withLinks(text, publicUrl)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Links to this instance, on whatever address the page was opened at. */
function withLinks(text: string, publicUrl: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    part.startsWith(publicUrl) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a fixed text
      <a key={index} href={`/${part.slice(publicUrl.length)}`} className="link break-all">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
