import type { ReactNode } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { ListedPerson } from "./read-people.server.ts";

/** What the secretariat sees of somebody: where they are a member and how they sign in, never a sector. */
export function PersonFacts({ person }: { person: ListedPerson }) {
  const { t } = useTranslation();
  const { date, contentLang } = useFormat();
  const { email, organisation, isSecretariat, lastSeenAt, secondFactorSince, seats } = person;
  return (
    <dl className="grid max-w-3xl gap-x-6 gap-y-2 text-base sm:grid-cols-[12rem_minmax(0,1fr)]">
      <Fact label={t("accounts.email")}>
        <span className="break-words">{email}</span>
      </Fact>
      {organisation && (
        <Fact label={t("accounts.organisation")}>
          <span lang={contentLang}>{organisation}</span>
        </Fact>
      )}
      <Fact label={t("accounts.forums")}>
        <ul>
          {isSecretariat && <li>{t("accounts.secretariat")}</li>}
          {seats.map(({ role, forum }) => (
            <li key={forum.slug}>
              <a href={`/forums/${forum.slug}/members`} className="link" lang={contentLang}>
                {forum.name}
              </a>
              <span className="text-ink-soft"> · {t(`roles.${role}`)}</span>
            </li>
          ))}
          {seats.length === 0 && !isSecretariat && <li>{t("accounts.noForum")}</li>}
        </ul>
      </Fact>
      <Fact label={t("accounts.lastSeen")}>
        {lastSeenAt ? <time dateTime={lastSeenAt.toISOString()}>{date(lastSeenAt)}</time> : t("accounts.never")}
      </Fact>
      <Fact label={t("accounts.factor")}>
        {secondFactorSince ? t("accounts.factorSince", { date: date(secondFactorSince) }) : t("accounts.factorOff")}
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="font-semibold">{label}</dt>
      <dd className="min-w-0 max-sm:mb-2">{children}</dd>
    </>
  );
}
