import { useId, useState } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { useDraft } from "./draft-context.ts";
import { browserStorage } from "./local-copies.ts";
import type { Person } from "./people.ts";
import type { SaveStatus } from "./save-state.ts";
import { useOthers, usePresenceNews } from "./use-others.ts";

const settingKey = "trojglos:announcePeople";

/** Who is in the text, told apart by name, sector letter, colour and pattern; and who came and went, for screen readers. */
export function PeopleHere() {
  const { t } = useTranslation();
  const { actor, snapshot } = useDraft();
  const others = useOthers();
  const [isAnnouncing, setAnnouncing] = useState(() => browserStorage()?.getItem(settingKey) !== "off");
  const settingId = useId();
  return (
    <section aria-labelledby={`${settingId}title`} className="text-base">
      <h2 id={`${settingId}title`} className="mb-2 font-semibold">
        {t("editor.people.title")}
      </h2>
      <ul className="flex flex-col gap-2">
        <PersonItem person={actor} name={t("editor.people.you", { name: actor.name })} />
        {others.map((person) => (
          <PersonItem key={person.id} person={person} name={person.name} />
        ))}
      </ul>
      {others.length === 0 && <p className="mt-2 text-ink-soft">{t("editor.people.alone")}</p>}
      <label className="mt-3 flex min-h-6 items-start gap-2 text-ink-soft">
        <input
          type="checkbox"
          className="mt-1 size-5 shrink-0 accent-accent"
          checked={isAnnouncing}
          onChange={({ target }) => {
            setAnnouncing(target.checked);
            browserStorage()?.setItem(settingKey, target.checked ? "on" : "off");
          }}
        />
        {t("editor.people.announce")}
      </label>
      {isAnnouncing && <News people={others} status={snapshot?.status ?? "connecting"} />}
    </section>
  );
}

function PersonItem({ person, name }: { person: Person; name: string }) {
  const { t } = useTranslation();
  const { sectorLetter } = useDraft();
  return (
    <li className="flex items-start gap-2" data-sector={person.sector}>
      {person.sector && (
        <span className="sector-mark mt-0.5" aria-hidden="true">
          <span className="sector-letter">{sectorLetter(person.sector)}</span>
          <span className="sector-band" />
        </span>
      )}
      <span className="min-w-0 break-words">
        <span className="block leading-snug">{name}</span>
        {/* The ids are the server's, so the catalogue has them. */}
        <span className="block text-sm text-ink-soft">
          {person.sector ? t(`sectors.${person.sector as "ngo"}.name`) : t(`roles.${person.role as "secretariat"}`)}
        </span>
      </span>
    </li>
  );
}

function News({ people, status }: { people: Person[]; status: SaveStatus }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const news = usePresenceNews(people, status);
  const names = (persons: Person[]) => list(persons.map((person) => person.name));
  const sentences = news
    ? [
        news.came.length > 0 ? t("editor.news.came", { names: names(news.came) }) : "",
        news.left.length > 0 ? t("editor.news.left", { names: names(news.left) }) : "",
      ]
    : [];
  return (
    <p className="sr-only" role="status">
      {sentences.filter(Boolean).join(" ")}
    </p>
  );
}
