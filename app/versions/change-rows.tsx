import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ChangeName, RowText } from "./changed-block.tsx";
import { folded, type Row } from "./comparison.ts";
import "./versions.css";

/** The `id` of a change in the page. */
export const changeAnchor = (index: number) => `zmiana-${index}`;
const originAnchor = (index: number) => `skad-${index}`;

interface Frame {
  /** How many changes the page has. */
  total: number;
  isSideBySide: boolean;
  lang: string | undefined;
}

/** A compared text: what has changed, with as much around it as one needs to see where. */
export function ChangeRows({ rows, ...frame }: { rows: readonly Row[] } & Frame) {
  const { t } = useTranslation();
  return (
    <div className={`document-text diff-text ${frame.isSideBySide ? "is-wide" : ""}`}>
      {folded(rows).map((stretch, index) => {
        const shown = stretch.rows.map((row) => <ChangeRow key={keyOf(row)} row={row} {...frame} />);
        if (!stretch.isFolded) return shown;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once.
          <details key={index} className="diff-fold">
            <summary>{t("comparison.folded", { count: stretch.rows.length })}</summary>
            {shown}
          </details>
        );
      })}
    </div>
  );
}

function keyOf(row: Row): string {
  return row.kind === "same" ? `same-${row.block.to}` : `${row.kind}-${row.index}`;
}

function ChangeRow({ row, ...frame }: { row: Row } & Frame) {
  const { t } = useTranslation();
  if (row.kind === "same") return <Sides row={row} {...frame} />;
  if (row.kind === "origin") {
    return (
      <div id={originAnchor(row.index)} className="diff-origin" tabIndex={-1}>
        <p className="diff-label">
          {t("comparison.movedFrom")}
          <a href={`#${changeAnchor(row.index)}`} className="link">
            {t("comparison.toNewPlace", { index: row.index })}
          </a>
        </p>
        <p lang={frame.lang}>{shortened(row.block.before.text)}</p>
      </div>
    );
  }
  const { index, change } = row;
  const kind = change.kind === "kept" && change.isMoved ? "moved" : change.kind;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a change is no set of form fields.
    <div
      id={changeAnchor(index)}
      role="group"
      aria-labelledby={`${changeAnchor(index)}-nazwa`}
      tabIndex={-1}
      className="diff-change"
      data-kind={kind}
    >
      <p className="diff-label">
        <span id={`${changeAnchor(index)}-nazwa`}>
          {t("comparison.numbered", { index, total: frame.total })} <ChangeName change={change} />
        </span>
        {kind === "moved" && (
          <a href={`#${originAnchor(index)}`} className="link">
            {t("comparison.toOldPlace")}
          </a>
        )}
        <Neighbours index={index} total={frame.total} />
      </p>
      <Sides row={row} {...frame} />
    </div>
  );
}

function Neighbours({ index, total }: { index: number; total: number }) {
  const { t } = useTranslation();
  return (
    <>
      {index > 1 && (
        <a href={`#${changeAnchor(index - 1)}`} className="link no-print">
          {t("comparison.previous")}
          <span className="sr-only"> ({index - 1})</span>
        </a>
      )}
      {index < total && (
        <a href={`#${changeAnchor(index + 1)}`} className="link no-print">
          {t("comparison.next")}
          <span className="sr-only"> ({index + 1})</span>
        </a>
      )}
    </>
  );
}

function Sides({ row, isSideBySide, lang }: { row: Row } & Frame) {
  if (!isSideBySide) {
    return (
      <div lang={lang}>
        <RowText row={row} side="both" />
      </div>
    );
  }
  return (
    <div className="diff-sides" lang={lang}>
      <div className={row.kind === "same" ? "is-same" : ""}>
        <RowText row={row} side="before" />
      </div>
      <div>
        <RowText row={row} side="after" />
      </div>
    </div>
  );
}

const shownOfOrigin = 80;

function shortened(text: string): string {
  return text.length > shownOfOrigin
    ? `${text.slice(0, text.lastIndexOf(" ", shownOfOrigin) + 1 || shownOfOrigin).trim()}…`
    : text;
}
