import type { TFunction } from "i18next";
import type { JsonNode } from "#app/drafting/document-clean.ts";
import { formatFor } from "#app/i18n/format-for.ts";
import { ballotWords } from "#app/voting/ballot-words.ts";
import { dissentAuthor } from "#app/voting/dissent-words.ts";
import { jointRuleSentence, jointSentence } from "#app/voting/joint-words.ts";
import { blockedWords, outcomeSentence } from "#app/voting/outcome-words.ts";
import { roundSteps } from "#app/voting/round-words.ts";
import type { ShownJointVote } from "#app/voting/shown-joint.ts";
import type { ShownResult } from "#app/voting/shown-result.ts";
import { type ElectionResult, isDecision } from "#app/voting/vote-result.ts";
import type { ExportedText } from "./exported-text.ts";
import { heading, list, paragraphs, table } from "./minutes-blocks.ts";

/** A vote that was closed, for its minutes. */
export interface MinutesSource {
  number: number;
  question: string;
  isSecret: boolean;
  mode: "session" | "circulation";
  openedAt: Date;
  closedAt: Date;
  forum: string;
  /** Null for a vote over options. */
  recommendation: { number: string; title: string; version: number; hash: string } | null;
  /** In one sentence. */
  rule: string;
  /** Where the vote stands on the web, absolute. */
  address: string;
  isFictitious: boolean;
  /** The step of the register with the result, which binds all before it; null where the register has none. */
  register: { seq: number; hash: string } | null;
  shown: ShownResult;
  /** Of which joint vote this is a part; null for the vote of one forum. */
  joint: ShownJointVote | null;
}

/** The minutes of a vote in words, in the language of who reads them. Names stand in them as far as that reader may see them. */
export function minutesText(t: TFunction, language: string, source: MinutesSource): ExportedText {
  const { number, recommendation, forum, isSecret, mode, rule, question } = source;
  const { dateTime } = formatFor(language);
  const place = recommendation?.number ?? forum;
  const fact = (key: keyof typeof labels, value: string) => ({ label: labels[key], value, isContent: false });
  const labels = {
    recommendation: t("minutes.facts.recommendation"),
    forum: t("minutes.facts.forum"),
    version: t("minutes.facts.version"),
    kind: t("minutes.facts.kind"),
    rule: t("minutes.facts.rule"),
    opened: t("minutes.facts.opened"),
    closed: t("minutes.facts.closed"),
    address: t("minutes.facts.address"),
  };
  return {
    contentLang: language,
    labelLang: language,
    number: place,
    title: t("minutes.title", { vote: number }),
    facts: [
      fact("forum", forum),
      ...(recommendation
        ? [
            fact("recommendation", `${recommendation.number} – ${recommendation.title}`),
            fact("version", t("minutes.facts.versionOf", recommendation)),
          ]
        : []),
      fact("kind", `${t(`vote.secrecy.${isSecret ? "secret" : "open"}`)}, ${t(`vote.modes.${mode}`)}`),
      fact("rule", rule),
      fact("opened", dateTime(source.openedAt)),
      fact("closed", dateTime(source.closedAt)),
      fact("address", source.address),
    ],
    notices: source.isFictitious ? [t("recommendation.fictitious")] : [],
    summary: null,
    body: {
      type: "doc",
      content: [heading(t("minutes.question")), ...paragraphs(question), ...resultBlocks(t, language, source)],
    },
    dissents: source.shown.dissents.map((dissent) => ({
      title: dissentAuthor(t, dissent),
      lines: [dateTime(dissent.at), ...(dissent.signatures ? [t("dissent.signed", dissent.signatures)] : [])],
      text: dissent.text,
    })),
    shares: [],
    check: [
      `${t("voteResult.root")}: ${source.shown.root}`,
      ...(source.register ? [`${t("voteRecord.stepInRegister", source.register)}: ${source.register.hash}`] : []),
      t("minutes.recordHow", { address: source.address }),
    ],
    labels: {
      summary: "",
      text: t("minutes.text"),
      dissents: t("dissent.title"),
      shares: "",
      check: t("minutes.record"),
      notes: t("files.notes"),
      links: t("files.links"),
      emptySummary: "",
      page: t("files.page", { page: "{page}", pages: "{pages}" }),
      running: t("minutes.running", { number: place, vote: number }),
    },
  };
}

/** What the forums came to together, which decides, before what this one came to. */
function jointBlocks(t: TFunction, { required, parts, result, isCancelled }: ShownJointVote): JsonNode[] {
  const outcomeOf = ({ outcome, state }: ShownJointVote["parts"][0]) => {
    if (outcome) return t(`voteResult.short.${outcome}`);
    return state === "cancelled" ? t("voteResult.cancelled") : "–";
  };
  return [
    heading(t("joint.title")),
    ...(result ? paragraphs(jointSentence(t, result)) : []),
    ...paragraphs(jointRuleSentence(t, required, parts.length)),
    list(parts.map((part) => `${t("joint.part", { forum: part.forum, vote: part.number })}: ${outcomeOf(part)}`)),
    ...(isCancelled ? paragraphs(t("joint.cancelled")) : result ? [] : paragraphs(t("joint.running"))),
  ];
}

function resultBlocks(t: TFunction, language: string, { shown, joint }: MinutesSource): JsonNode[] {
  const format = formatFor(language);
  const { result, names, recused, objections, voters } = shown;
  const blocked = blockedWords(t, format, result);
  return [
    ...(joint ? jointBlocks(t, joint) : []),
    heading(t("minutes.electorate")),
    sectorTable(t, shown),
    ...(recused > 0 ? paragraphs(t("voteResult.recused", { count: recused })) : []),
    heading(t("voteResult.title")),
    ...paragraphs(outcomeSentence(t, format, result, names)),
    ...(blocked ? paragraphs(blocked) : []),
    ...(isDecision(result) ? [] : workingBlocks(t, format.number, result, names)),
    ...(objections.length > 0 ? [heading(t("voteResult.objections"), 2), list(objections)] : []),
    ...(voters && voters.length > 0
      ? [
          heading(t("voteResult.whoHow", { count: voters.length })),
          table(
            [t("voteResult.person"), t("vote.sector"), t("voteResult.ballot")],
            voters.map(({ name, sector, ballot }) => [
              name ?? t("voteResult.erased"),
              sector ? t(`sectors.${sector}.name`) : "–",
              ballotWords(t, ballot, names),
            ]),
          ),
        ]
      : []),
  ];
}

function sectorTable(t: TFunction, { sectors }: ShownResult): JsonNode {
  const choices = Object.keys(sectors.find(({ tally }) => tally)?.tally ?? {});
  const hasRule = sectors.some(({ passed }) => passed !== null);
  const head = [
    t("vote.sector"),
    t("minutes.entitled"),
    t("voteResult.turnout"),
    ...choices.map((choice) => t(`voteResult.choices.${choice}` as "voteResult.choices.for")),
    ...(hasRule ? [t("voteResult.threshold")] : []),
  ];
  const rows = sectors.map(({ sector, entitled, cast, tally, passed }) => [
    t(`sectors.${sector}.name`),
    String(entitled),
    String(cast),
    ...(tally ? Object.values(tally).map(String) : choices.map(() => t("voteResult.withheld"))),
    ...(hasRule ? [passed === null ? "–" : t(passed ? "voteResult.met" : "voteResult.notMet")] : []),
  ]);
  return table(head, rows);
}

function workingBlocks(
  t: TFunction,
  number: (value: number) => string,
  result: ElectionResult,
  names: Readonly<Record<string, string>>,
): JsonNode[] {
  const named = (option: string) => names[option] ?? option;
  if (result.outcome === "no_quorum") return [];
  const blocks: JsonNode[] = [heading(t("voteResult.working"), 2)];
  if (result.tie) blocks.push(...paragraphs(t("voteResult.tie", { options: result.winners.map(named).join(", ") })));
  if ("totals" in result) {
    const rows = Object.entries(result.totals).sort(([, one], [, other]) => other - one);
    blocks.push(
      table(
        [t("voteResult.option"), t("voteResult.points")],
        rows.map(([option, total]) => [named(option), number(total)]),
      ),
    );
  }
  if ("rounds" in result) blocks.push(list(roundSteps(t, number, result, named)));
  if ("pairwise" in result) {
    const options = Object.keys(result.pairwise);
    const cell = (row: string, column: string) => (row === column ? "–" : String(result.pairwise[row]?.[column] ?? 0));
    blocks.push(
      ...paragraphs(t("voteResult.pairwise")),
      table(
        [t("voteResult.option"), ...options.map(named)],
        options.map((row) => [named(row), ...options.map((column) => cell(row, column))]),
      ),
    );
  }
  return blocks;
}
