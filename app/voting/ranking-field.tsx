import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import Equal from "lucide-react/icons/equal";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { optionField } from "./ballot-fields.ts";
import { added, joined, moved, placeOf, type Ranking, rankingOf, removed } from "./ranking.ts";

interface RankingProps {
  options: { id: string; label: string }[];
  /** What was chosen before, by option. */
  places: Record<string, string>;
  mayBeEqual: boolean;
}

/** Options to put in order: by buttons where there are scripts, by a place for each where there are none. */
export function RankingField({ options, places, mayBeEqual }: RankingProps) {
  const place = useRef<HTMLDivElement>(null);
  const [ranking, setRanking] = useState<Ranking | null>(null);
  useEffect(() => {
    // What was already chosen in the page that came without this script.
    const selects = [...(place.current?.querySelectorAll("select") ?? [])];
    const ids = options.map(({ id }) => id);
    const chosen = selects.map(({ name, value }) => [ids.find((id) => optionField("ranking", id) === name), value]);
    setRanking(rankingOf(ids, Object.fromEntries(chosen)));
  }, [options]);
  return (
    <div ref={place}>
      {ranking ? (
        <RankingButtons options={options} mayBeEqual={mayBeEqual} ranking={ranking} onChange={setRanking} />
      ) : (
        <PlaceSelects options={options} places={places} />
      )}
    </div>
  );
}

function PlaceSelects({ options, places }: Pick<RankingProps, "options" | "places">) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <ul className="space-y-2">
      {options.map(({ id, label }) => {
        const name = optionField("ranking", id);
        return (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line pb-2"
          >
            <label htmlFor={fieldId(name)} lang={contentLang} className="min-w-0 flex-1 basis-56 leading-snug">
              {label}
            </label>
            <select
              id={fieldId(name)}
              name={name}
              defaultValue={places[id] ?? ""}
              className="min-h-11 rounded border border-line-strong bg-surface px-2 text-lg"
            >
              <option value="">{t("ballotLive.noPlace")}</option>
              {options.map((one, index) => (
                <option key={one.id} value={index + 1}>
                  {t("ballotLive.place", { place: index + 1 })}
                </option>
              ))}
            </select>
          </li>
        );
      })}
    </ul>
  );
}

function RankingButtons({
  options,
  mayBeEqual,
  ranking,
  onChange,
}: Pick<RankingProps, "options" | "mayBeEqual"> & { ranking: Ranking; onChange: (ranking: Ranking) => void }) {
  const { t } = useTranslation();
  const [message, setMessage] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const labelOf = (id: string) => options.find((one) => one.id === id)?.label ?? id;
  // The button that was pressed moves with its option, or is gone.
  const focused = useRef<string | null>(null);
  useEffect(() => {
    const id = focused.current;
    focused.current = null;
    if (id === null) return;
    const entry = [...(list.current?.querySelectorAll("li") ?? [])].find((one) => one.dataset.option === id);
    if (!entry?.contains(document.activeElement)) entry?.querySelector("button")?.focus();
  });
  function change(id: string, next: Ranking) {
    const place = placeOf(next, id);
    setMessage(
      place === null
        ? t("ballotLive.nowLeft", { option: labelOf(id) })
        : t("ballotLive.nowAt", { option: labelOf(id), place, of: next.ranks.length }),
    );
    focused.current = id;
    onChange(next);
  }
  const last = ranking.ranks.length;
  return (
    <div ref={list}>
      <h3 className="mb-2 text-base font-semibold">{t("ballotLive.order")}</h3>
      {last === 0 && <p className="text-base text-ink-soft">{t("ballotLive.orderEmpty")}</p>}
      <ol className="space-y-2">
        {ranking.ranks.flatMap((rank, index) =>
          rank.map((id) => (
            <Entry key={id} id={id} label={labelOf(id)} place={index + 1} isEqual={rank.length > 1}>
              {(index > 0 || rank.length > 1) && (
                <Move
                  label={t("ballotLive.up", { option: labelOf(id) })}
                  onPress={() => change(id, moved(ranking, id, -1))}
                >
                  <ArrowUp className="size-5" aria-hidden="true" />
                </Move>
              )}
              {(index + 1 < last || rank.length > 1) && (
                <Move
                  label={t("ballotLive.down", { option: labelOf(id) })}
                  onPress={() => change(id, moved(ranking, id, 1))}
                >
                  <ArrowDown className="size-5" aria-hidden="true" />
                </Move>
              )}
              {mayBeEqual && index > 0 && (
                <Move
                  label={t("ballotLive.equal", { option: labelOf(id) })}
                  onPress={() => change(id, joined(ranking, id))}
                >
                  <Equal className="size-5" aria-hidden="true" />
                </Move>
              )}
              <Move
                label={t("ballotLive.remove", { option: labelOf(id) })}
                onPress={() => change(id, removed(ranking, id))}
              >
                <X className="size-5" aria-hidden="true" />
              </Move>
            </Entry>
          )),
        )}
      </ol>
      {ranking.left.length > 0 && (
        <>
          <h3 className="mt-5 mb-2 text-base font-semibold">{t("ballotLive.left")}</h3>
          <ul className="space-y-2">
            {ranking.left.map((id) => (
              <Entry key={id} id={id} label={labelOf(id)} place={null} isEqual={false}>
                <Move
                  label={t("ballotLive.add", { option: labelOf(id) })}
                  onPress={() => change(id, added(ranking, id))}
                >
                  <Plus className="size-5" aria-hidden="true" />
                </Move>
              </Entry>
            ))}
          </ul>
        </>
      )}
      <p role="status" className="sr-only">
        {message}
      </p>
    </div>
  );
}

function Entry({
  id,
  label,
  place,
  isEqual,
  children,
}: {
  id: string;
  label: string;
  place: number | null;
  isEqual: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <li
      data-option={id}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-line-strong bg-surface px-3 py-2"
    >
      <input type="hidden" name={optionField("ranking", id)} value={place ?? ""} />
      {place !== null && <span className="text-xl font-bold tabular-nums">{place}.</span>}
      <span className="min-w-0 flex-1 basis-40 leading-snug">
        <span lang={contentLang}>{label}</span>{" "}
        {isEqual && <span className="text-base text-ink-soft">{t("ballotLive.isEqual")}</span>}
      </span>
      <span className="ms-auto flex gap-1">{children}</span>
    </li>
  );
}

function Move({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onPress}
      aria-label={label}
      title={label}
      className="inline-flex size-11 items-center justify-center rounded border border-line-strong bg-surface hover:border-ink hover:bg-accent-soft"
    >
      {children}
    </button>
  );
}
