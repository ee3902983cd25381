import { renderJSONContentToReactElement } from "@tiptap/static-renderer/json/react";
import { useMemo } from "react";
import { cleanDocument, type JsonMark, type JsonNode } from "#app/drafting/document-clean.ts";
import {
  documentMarks,
  documentNodes,
  Footnotes,
  type MarkProps,
  type NodeProps,
  Paragraph,
} from "#app/drafting/document-view.tsx";
import { numberedFootnotes } from "#app/drafting/footnotes.ts";
import { SectorBadge, SectorMark } from "#app/forums/sector-badge.tsx";
import { sectorLetter } from "#app/forums/sectors.ts";
import { referenceLanguage } from "#app/i18n/languages.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { authoredDocument, type Sentence, type SentencePart } from "./authored-text.ts";
import type { Run } from "./runs.ts";
import type { ShownWriter } from "./shown-writers.ts";
import { WhoName } from "./version-name.tsx";
import "./versions.css";

type Writers = ReadonlyMap<number, ShownWriter>;

/** Shorter runs have the band of their sector and no letter: a letter inside every second word could not be read. */
const leastLettered = 15;

/** A text in which every stretch has the marks of its sector, and every paragraph says who wrote which sentence when. */
export function AuthoredView({
  json,
  runs,
  writers,
  lang,
}: {
  json: JsonNode;
  runs: readonly Run[];
  writers: readonly ShownWriter[];
  lang?: string;
}) {
  const content = useMemo(() => {
    const known: Writers = new Map(writers.map((writer) => [writer.number, writer]));
    const render = rendererOf(known);
    const { doc, notes } = numberedFootnotes(authoredDocument(cleanDocument(json, "body"), runs));
    const show = (note: JsonNode) => render({ content: { type: "doc", content: note.content ?? [] } });
    const below = (note: JsonNode) => <WhoWrote sentences={sentencesIn(note)} writers={known} />;
    return [render({ content: doc }), <Footnotes key="notes" notes={notes} show={show} below={below} />];
  }, [json, runs, writers]);
  return (
    <div className="document-text authored-text" lang={lang}>
      {content}
    </div>
  );
}

function rendererOf(writers: Writers) {
  return renderJSONContentToReactElement<JsonMark, JsonNode>({
    nodeMapping: {
      ...documentNodes,
      paragraph: (props: NodeProps) => (
        <>
          <Paragraph {...props} />
          <WhoWrote sentences={sentencesIn(props.node)} writers={writers} />
        </>
      ),
    },
    markMapping: {
      ...documentMarks,
      written: ({ mark, children }: MarkProps) => {
        const { author, isFirst, length } = mark.attrs as { author: number; isFirst: boolean; length: number };
        const sector = writers.get(author)?.sector;
        if (!sector) return <>{children}</>;
        return (
          <span className="written" data-sector={sector}>
            {isFirst && length >= leastLettered && (
              <span className="written-letter" aria-hidden="true">
                {sectorLetter(sector)}
              </span>
            )}
            {children}
          </span>
        );
      },
    },
  });
}

function sentencesIn({ attrs }: JsonNode): Sentence[] {
  return (attrs?.sentences ?? []) as Sentence[];
}

/** Who wrote a paragraph: the marks of the sectors, and on demand each sentence with its people. */
function WhoWrote({ sentences, writers }: { sentences: Sentence[]; writers: Writers }) {
  const { t, i18n } = useTranslation();
  const people = sentences
    .map(({ text, by }) => ({ text, by: by.filter(({ author }) => isPerson(writers.get(author))) }))
    .filter(({ by }) => by.length > 0);
  if (people.length === 0) return null;
  const sectors = [...new Set(people.flatMap(({ by }) => by.map(({ author }) => writers.get(author)?.sector ?? null)))];
  return (
    <details className="who-wrote" lang={i18n.language}>
      <summary>
        <span>{t("versions.whoWrote")}</span>
        {sectors.map((sector) => sector && <SectorMark key={sector} sector={sector} />)}
      </summary>
      <ol>
        {people.map(({ text, by }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences of a version, which never change.
          <li key={index}>
            <Quote text={text} />
            <ul>
              {by.map((part) => (
                <Part key={part.author} part={part} total={lettersOf(by)} writer={writers.get(part.author)} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** So much of a sentence tells which one it is. */
const quoted = 60;

function Quote({ text }: { text: string }) {
  const short = text.length > quoted ? `${text.slice(0, text.lastIndexOf(" ", quoted) + 1 || quoted).trim()}…` : text;
  return <q lang={referenceLanguage}>{short}</q>;
}

function Part({ part, total, writer }: { part: SentencePart; total: number; writer: ShownWriter | undefined }) {
  const { percent, hours } = useFormat();
  if (!writer) return null;
  return (
    <li>
      <span className="font-semibold">
        <WhoName who={writer.who} />
      </span>
      {writer.sector && <SectorBadge sector={writer.sector} />}
      {part.hours && <time dateTime={new Date(part.hours[0] * 3_600_000).toISOString()}>{hours(...part.hours)}</time>}
      {part.letters < total && <span className="tabular-nums">{percent(part.letters / total)}</span>}
    </li>
  );
}

function isPerson(writer: ShownWriter | undefined): boolean {
  return writer !== undefined && writer.who.kind !== "template";
}

function lettersOf(by: readonly SentencePart[]): number {
  return by.reduce((sum, { letters }) => sum + letters, 0);
}
