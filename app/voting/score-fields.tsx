import { type FormEvent, useState } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { optionField } from "./ballot-fields.ts";

/** A number for each option; with `dots`, how many are left to spend is told while one writes. */
export function ScoreFields({
  options,
  scores,
  scale: [min, max],
  dots,
}: {
  options: { id: string; label: string }[];
  scores: Record<string, string>;
  scale: readonly [number, number];
  /** Null where options are scored one by one. */
  dots: number | null;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const [left, setLeft] = useState<number | null>(null);
  function spend({ currentTarget }: FormEvent<HTMLElement>) {
    if (dots === null) return;
    const spent = [...currentTarget.querySelectorAll("input")].reduce(
      (sum, { value }) => sum + (Number(value) || 0),
      0,
    );
    setLeft(dots - spent);
  }
  return (
    <div onInput={spend}>
      <ul className="space-y-2">
        {options.map(({ id, label }) => {
          const name = optionField("scores", id);
          return (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line pb-2"
            >
              <label htmlFor={fieldId(name)} lang={contentLang} className="min-w-0 flex-1 basis-56 leading-snug">
                {label}
              </label>
              <input
                id={fieldId(name)}
                name={name}
                type="number"
                inputMode={min < 0 ? "text" : "numeric"}
                min={dots === null ? min : 0}
                max={dots ?? max}
                step={1}
                defaultValue={scores[id] ?? ""}
                className="min-h-11 w-24 rounded border border-line-strong bg-surface px-3 text-end text-lg tabular-nums"
              />
            </li>
          );
        })}
      </ul>
      {dots !== null && (
        <p role="status" className="mt-3 text-base font-semibold not-empty:min-h-6">
          {left !== null && t(left < 0 ? "ballotLive.dotsOver" : "ballotLive.dotsLeft", { count: Math.abs(left) })}
        </p>
      )}
    </div>
  );
}
