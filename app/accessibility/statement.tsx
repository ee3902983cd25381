import type { ReactNode } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import type { Entity } from "./entity.ts";

/** When this text was written, and last looked through against the product. */
const written = "2026-11-22";

/**
 * The accessibility statement of the Act of 4 April 2019, art. 10. The element ids are those that the official technical conditions
 * prescribe: programs look for them.
 */
export function Statement({ entity, siteUrl }: { entity: Entity; siteUrl: string }) {
  const { t } = useTranslation();
  const missing = t("accessibility.notGiven");
  return (
    <article className="max-w-measure space-y-10">
      <header>
        <h1 id="a11y-deklaracja" className="text-3xl leading-tight font-bold sm:text-4xl">
          {t("accessibility.title")}
        </h1>
        <p id="a11y-wstep" className="mt-4">
          <strong id="a11y-podmiot">
            <bdi>{entity.name ?? missing}</bdi>
          </strong>{" "}
          {t("accessibility.intro")}
        </p>
        <p id="a11y-zakres" className="mt-3">
          {t("accessibility.scope")}{" "}
          <a id="a11y-url" href={siteUrl} className="link">
            {siteUrl}
          </a>
        </p>
        <ul className="mt-3 list-disc ps-6">
          <li>
            {t("accessibility.published")} <Day id="a11y-data-publikacja" date={entity.publishedOn} />
          </li>
          <li>
            {t("accessibility.updated")} <Day id="a11y-data-aktualizacja" date={written} />
          </li>
        </ul>
      </header>
      <Part title={t("accessibility.statusTitle")}>
        <p id="a11y-status">{t("accessibility.status")}</p>
        <h3 className="font-semibold">{t("accessibility.gaps")}</h3>
        <ul className="list-disc ps-6">
          <li>{t("accessibility.gapNotAudited")}</li>
          <li>{t("accessibility.gapTexts")}</li>
          <li>{t("accessibility.gapLanguages")}</li>
        </ul>
      </Part>
      <Part title={t("accessibility.preparedTitle")}>
        <p>
          {t("accessibility.prepared")} <Day id="a11y-data-sporzadzenie" date={written} />
        </p>
        <p>
          {t("accessibility.reviewed")} <Day id="a11y-data-przeglad" date={entity.reviewedOn ?? written} />
        </p>
        <p id="a11y-audytor">{t("accessibility.method")}</p>
      </Part>
      <Part title={t("accessibility.keyboardTitle")}>
        <p>{t("accessibility.keyboard")}</p>
      </Part>
      <Part id="a11y-kontakt" title={t("accessibility.contactTitle")}>
        <ul className="list-disc ps-6">
          <li>
            {t("accessibility.person")}{" "}
            <span id="a11y-osoba">
              <bdi>{entity.contact ?? missing}</bdi>
            </span>
          </li>
          <li>
            {t("accessibility.email")} <span id="a11y-email">{entity.email ?? missing}</span>
          </li>
          <li>
            {t("accessibility.phone")} <span id="a11y-telefon">{entity.phone ?? missing}</span>
          </li>
        </ul>
        <p>
          <ButtonLink href="/accessibility-request">{t("accessibility.request")}</ButtonLink>
        </p>
      </Part>
      <Part title={t("accessibility.procedureTitle")}>
        <div id="a11y-procedura" className="space-y-3">
          <p>{t("accessibility.procedureRight")}</p>
          <p>{t("accessibility.procedureContent")}</p>
          <p>{t("accessibility.procedureTime")}</p>
          <p id="a11y-skarga">{t("accessibility.complaint")}</p>
          <p>
            <a href="https://bip.brpo.gov.pl/" className="link">
              {t("accessibility.ombudsman")}
            </a>
          </p>
        </div>
      </Part>
      <Part title={t("accessibility.appsTitle")}>
        <p id="a11y-aplikacje">{t("accessibility.apps")}</p>
      </Part>
      <Part title={t("accessibility.buildingTitle")}>
        <p id="a11y-architektura">{t("accessibility.building")}</p>
      </Part>
    </article>
  );
}

function Part({ id, title, children }: { id?: string; title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 id={id} className="text-2xl leading-tight font-bold">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** A date of the statement; the conditions ask for the form RRRR-MM-DD in `datetime`. */
function Day({ id, date }: { id: string; date: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (date === null) return <span id={id}>{t("accessibility.notGiven")}</span>;
  return (
    <time id={id} dateTime={date}>
      {format.date(new Date(`${date}T12:00:00Z`))}
    </time>
  );
}
