import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ChangeRows } from "./change-rows.tsx";
import { countsOf, rowsOf } from "./comparison.ts";
import type { BlockChange } from "./diff.ts";

/** What becomes of the present text when a version's comes back, block by block. */
export function RestorationChanges({ summary, body }: { summary: BlockChange[]; body: BlockChange[] }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const first = rowsOf(summary);
  const second = rowsOf(body, first.filter(({ kind }) => kind === "change").length + 1);
  const total = Object.values(countsOf([...first, ...second])).reduce((sum, count) => sum + count, 0);
  const frame = { total, isSideBySide: false, lang: contentLang };
  return (
    <div className="space-y-8">
      {[
        { id: "summary", title: t("recommendation.summary"), rows: first },
        { id: "body", title: t("recommendation.text"), rows: second },
      ].map(({ id, title, rows }) => (
        <section key={id} aria-labelledby={`changes-${id}`}>
          <h3 id={`changes-${id}`} className="mb-3 text-xl font-bold">
            {title}
          </h3>
          {rows.some(({ kind }) => kind === "change") ? (
            <ChangeRows rows={rows} {...frame} />
          ) : (
            <p className="text-ink-soft">{t("restoring.unchanged")}</p>
          )}
        </section>
      ))}
    </div>
  );
}
