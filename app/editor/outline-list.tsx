import type { OutlineItem } from "#app/drafting/document-json.ts";
import { headingAnchor } from "#app/drafting/document-view.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";

/** `onChoose` takes the place of following the link when it moved the focus itself, and says so by returning true. */
export function OutlineList(props: { items: OutlineItem[]; onChoose?: (index: number) => boolean | null }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <nav aria-label={t("editor.outline.title")} className="text-base">
      <h2 className="mb-2 font-semibold">{t("editor.outline.title")}</h2>
      {props.items.length === 0 ? (
        <p className="text-ink-soft">{t("editor.outline.empty")}</p>
      ) : (
        <ol lang={contentLang}>
          {props.items.map((item, index) => (
            <li key={item.id ?? index} className={indents[item.level]}>
              <a
                href={item.id ? `#${headingAnchor(item.id)}` : undefined}
                className="block rounded px-2 py-1 leading-snug text-ink hover:bg-accent-soft hover:underline"
                onClick={(event) => {
                  const isDone = props.onChoose?.(index) || focusAnchor(item);
                  if (isDone) event.preventDefault();
                }}
              >
                {item.text}
              </a>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}

const indents = { 1: "", 2: "ps-4", 3: "ps-8" } as const;

/** A heading takes no focus of its own accord; without it the next Tab would start at the top of the page again. */
function focusAnchor(item: OutlineItem): boolean {
  const heading = item.id ? document.getElementById(headingAnchor(item.id)) : null;
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus();
  return true;
}
