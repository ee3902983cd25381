import type { ReactNode } from "react";
import { InlineView } from "#app/drafting/inline-view.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { kindOf, piecesOf, type Row, type ShownPiece } from "./comparison.ts";
import type { BlockChange } from "./diff.ts";
import type { Place, TextBlock } from "./diff-blocks.ts";

type Side = "before" | "after" | "both";

/** The words of a row: as they were, as they are, or both with what was added and removed in place. */
export function RowText({ row, side }: { row: Row; side: Side }) {
  if (row.kind !== "change") return <Block block={row.block[side === "before" ? "before" : "after"]} />;
  const { change } = row;
  if (change.kind === "added") {
    return side === "before" ? null : (
      <Block block={change.after}>
        <Piece piece={{ kind: "added", nodes: change.after.node.content ?? [] }} />
      </Block>
    );
  }
  if (change.kind === "removed") {
    return side === "after" ? null : (
      <Block block={change.before}>
        <Piece piece={{ kind: "removed", nodes: change.before.node.content ?? [] }} />
      </Block>
    );
  }
  const hidden = side === "before" ? "added" : side === "after" ? "removed" : null;
  return (
    <Block block={side === "before" ? change.before : change.after}>
      {piecesOf(change)
        .filter(({ kind }) => kind !== hidden)
        .map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: text without identity, rendered once.
          <Piece key={index} piece={piece} />
        ))}
    </Block>
  );
}

/** Screen readers pass over what `ins` and `del` mean, so that is said in words as well. */
export function Piece({ piece: { kind, nodes } }: { piece: ShownPiece }) {
  const { t, i18n } = useTranslation();
  if (kind === "kept") return <InlineView nodes={nodes} />;
  const Tag = kind === "added" ? "ins" : "del";
  const said = (word: string) => (
    <span className="sr-only" lang={i18n.language}>
      {word}
    </span>
  );
  return (
    <Tag>
      {said(` [${t(`comparison.${kind}`)}: `)}
      <InlineView nodes={nodes} />
      {said("] ")}
    </Tag>
  );
}

function Block({ block, children }: { block: TextBlock; children?: ReactNode }) {
  const { place, level, node } = block;
  const depth = place.filter((step) => step === "listItem").length;
  const isCell = place[0] === "table";
  const content = children ?? <InlineView nodes={node.content ?? []} />;
  return (
    <p
      className="diff-block"
      data-level={level ?? undefined}
      data-depth={depth > 0 ? Math.min(depth, 2) : undefined}
      data-cell={isCell || undefined}
      data-note={noteOf(place)}
    >
      {node.content ? content : <EmptyBlock isChanged={children !== undefined} />}
    </p>
  );
}

/** An empty paragraph keeps its line; where one was added or removed, that is said. */
function EmptyBlock({ isChanged }: { isChanged: boolean }) {
  const { t, i18n } = useTranslation();
  return isChanged ? (
    <i lang={i18n.language} className="font-sans text-base text-ink-soft">
      {t("comparison.empty")}
    </i>
  ) : (
    <br />
  );
}

/** What happened to a block, in words. */
export function ChangeName({ change }: { change: BlockChange }) {
  const { t } = useTranslation();
  const kind = kindOf(change);
  const isBoth = change.kind === "kept" && change.isMoved && change.words !== null;
  const block = change.kind === "removed" ? change.before : change.after;
  return (
    <>
      {t(isBoth ? "comparison.kinds.movedAndRewritten" : `comparison.kinds.${kind}`)}
      <PlaceName place={block.place} level={block.level} />
    </>
  );
}

/** The number of the footnote that a block is. */
function noteOf(place: Place): string | undefined {
  return place
    .at(-1)
    ?.match(/^footnote (\d+)$/)
    ?.at(1);
}

/** Where a block stands, when that is not the running text. */
function PlaceName({ place, level }: { place: Place; level: number | null }) {
  const { t } = useTranslation();
  const note = noteOf(place);
  if (note) return <>, {t("comparison.inNote", { number: note })}</>;
  const cell = place.find((step) => step.startsWith("cell "))?.slice("cell ".length);
  if (cell) {
    const [row = "", column = ""] = cell.split(":");
    return <>, {t("comparison.inTable", { row, column })}</>;
  }
  if (place.includes("listItem")) return <>, {t("comparison.inList")}</>;
  if (place.includes("blockquote")) return <>, {t("comparison.inQuote")}</>;
  return level === null ? null : <>, {t("comparison.heading")}</>;
}
