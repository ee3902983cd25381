import type { ParseKeys } from "i18next";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { LoggedAct, LoggedPerson } from "./read-audit.server.ts";

/** Fields whose values are codes, with the key of the catalogue that has the word for one. */
const wordKeys: Record<string, (code: string) => string> = {
  status: (code) => `lifecycle.${code}`,
  role: (code) => `roles.${code}`,
  areas: (code) => `areas.${code}`,
  withheldSectors: (code) => `sectors.${code}.name`,
  withheldAreas: (code) => `areas.${code}`,
  votingSectors: (code) => `sectors.${code}.name`,
};

/** Acts of the log, newest first, each with who, what, on what, when, before and after. */
export function AuditList({ acts, showForum }: { acts: LoggedAct[]; showForum: boolean }) {
  const { t } = useTranslation();
  if (acts.length === 0) return <Empty>{t("audit.empty")}</Empty>;
  return (
    <ol className="max-w-3xl divide-y divide-line border-y border-line">
      {acts.map((act) => (
        <li key={act.seq} className="py-4 text-base">
          <Entry act={act} showForum={showForum} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ act, showForum }: { act: LoggedAct; showForum: boolean }) {
  const { t } = useTranslation();
  const { dateTime, contentLang } = useFormat();
  const fields = [...new Set([...Object.keys(act.before), ...Object.keys(act.after)])];
  return (
    <>
      <h2 className="text-lg font-bold">
        {t(act.kind ? `audit.kinds.${act.kind}` : "audit.unknown")}
        {act.subject && <span className="tabular-nums">: {act.subject}</span>}
      </h2>
      <p className="text-ink-soft">
        <time dateTime={act.at.toISOString()}>{dateTime(act.at)}</time>
        {showForum && act.forum && (
          <>
            {" · "}
            <bdi lang={contentLang}>{act.forum}</bdi>
          </>
        )}
      </p>
      <dl className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <dt className="font-semibold">{t("audit.actor")}</dt>
        <dd>
          <Person person={act.actor} />
        </dd>
        {act.person && (
          <>
            <dt className="font-semibold">{t("audit.person")}</dt>
            <dd>
              <Person person={act.person} />
            </dd>
          </>
        )}
        {fields.map((field) => (
          <Change key={field} field={field} before={act.before[field]} after={act.after[field]} />
        ))}
      </dl>
    </>
  );
}

function Person({ person }: { person: LoggedPerson }) {
  const { t } = useTranslation();
  if (person.kind === "named") return <bdi>{person.name}</bdi>;
  return <span className="text-ink-soft">{t(`audit.${person.kind}`)}</span>;
}

function Change({ field, before, after }: { field: string; before: unknown; after: unknown }) {
  const { t } = useTranslation();
  return (
    <>
      <dt className="font-semibold">{t(`audit.fields.${field}` as ParseKeys)}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {before !== undefined && (
          <>
            <span className="sr-only">{t("audit.before")} </span>
            <Value field={field} value={before} />
            <span aria-hidden="true"> → </span>
          </>
        )}
        {after !== undefined && (
          <>
            <span className="sr-only">{t("audit.after")} </span>
            <Value field={field} value={after} />
          </>
        )}
        {after === undefined && <span className="text-ink-soft">{t("audit.gone")}</span>}
      </dd>
    </>
  );
}

function Value({ field, value }: { field: string; value: unknown }) {
  const { t } = useTranslation();
  const { list, contentLang } = useFormat();
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no");
  const wordKey = wordKeys[field];
  const words = (Array.isArray(value) ? value : [value])
    .filter((one) => one !== null && one !== "")
    .map((one) => (wordKey ? t(wordKey(String(one)) as ParseKeys) : String(one)));
  if (words.length === 0) return <span className="text-ink-soft">{t("audit.nothing")}</span>;
  return <bdi lang={wordKey ? undefined : contentLang}>{wordKey ? list(words) : words.join("; ")}</bdi>;
}
