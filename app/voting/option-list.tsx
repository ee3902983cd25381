import { recommendationPath } from "#app/drafting/paths.ts";
import { useFormat } from "#app/i18n/use-format.ts";

/** What a vote chooses among; an option that stands for a recommendation leads to it. */
export function OptionList({
  forum,
  options,
}: {
  forum: string;
  options: readonly { id: string; label: string; recommendation?: string }[];
}) {
  const { contentLang } = useFormat();
  return (
    <ul className="list-disc space-y-1 ps-5" lang={contentLang}>
      {options.map(({ id, label, recommendation }) => (
        <li key={id}>
          {recommendation ? (
            <a href={recommendationPath(forum, recommendation)} className="link">
              {label}
            </a>
          ) : (
            label
          )}
        </li>
      ))}
    </ul>
  );
}
