import type { TFunction } from "i18next";
import type { DocumentText } from "#app/drafting/document-json.ts";
import type { Status } from "#app/drafting/lifecycle.ts";
import { formatFor } from "#app/i18n/format-for.ts";
import { referenceLanguage } from "#app/i18n/languages.ts";
import type { ShownShare } from "#app/versions/shown-shares.ts";
import { dissentAuthor } from "#app/voting/dissent-words.ts";
import type { ShownDissent } from "#app/voting/shown-dissents.ts";
import type { ExportedText } from "./exported-text.ts";

/** What a file says of the text in it. `version` is null for the text as it stands. */
export interface TextToLabel {
  recommendation: {
    number: string;
    title: string;
    status: Status;
    isFictitious: boolean;
    lead: { name: string };
    joined: readonly { name: string }[];
  };
  text: DocumentText;
  addressees: readonly { name: string }[];
  /** When the version was made, or the text last written. */
  at: Date;
  version: {
    number: number;
    hash: string;
    /** Where it is as a file that can be checked, absolute. */
    file: string;
    published: { at: Date; as: "consultation" | "adopted"; standing: "current" | "superseded" | "withdrawn" } | null;
  } | null;
  shares: readonly ShownShare[];
  dissents: readonly ShownDissent[];
  /** Where it stands on the web, absolute. */
  address: string;
}

/** Puts a text into words for a file, in the language of who downloads it; the text itself stays what it is. */
export function labelText(t: TFunction, language: string, one: TextToLabel): ExportedText {
  const { recommendation, version, at, shares } = one;
  const { number, title, status, isFictitious, lead, joined } = recommendation;
  const { date, dateTime, percent, list } = formatFor(language);
  const published = version?.published ?? null;
  const fact = (label: string, value: string, isContent = false) => ({ label, value, isContent });
  const facts = [
    fact(t("files.facts.forum"), list([lead, ...joined].map(({ name }) => name)), true),
    version
      ? fact(t("files.facts.version"), t("files.versionOn", { version: version.number, date: date(at) }))
      : fact(t("files.facts.writtenAt"), dateTime(at)),
    ...(published
      ? [fact(t("files.facts.published"), `${date(published.at)}, ${t(`publishing.as.${published.as}`)}`)]
      : []),
    fact(t("files.facts.stage"), t(`lifecycle.${status}`)),
    ...(one.addressees.length > 0
      ? [fact(t("recommendation.addressees"), list(one.addressees.map(({ name }) => name)), true)]
      : []),
    fact(t("files.facts.address"), one.address),
    ...(version ? [fact(t("files.facts.hash"), version.hash)] : []),
  ];
  const notices = [
    ...(isFictitious ? [t("recommendation.fictitious")] : []),
    ...(version === null && status === "draft" ? [t("files.workingDraft", { date: dateTime(at) })] : []),
    ...(version && !published ? [t("files.notPublished")] : []),
    ...(published && published.standing !== "current" ? [t(`files.standing.${published.standing}`)] : []),
  ];
  const running = `${number}${version ? `, ${t("publishing.version", { version: version.number })}` : ""} – ${title}`;
  return {
    contentLang: referenceLanguage,
    labelLang: language,
    number,
    title,
    facts,
    notices,
    ...one.text,
    dissents: one.dissents.map((dissent) => ({
      title: dissentAuthor(t, dissent),
      lines: [
        `${t("dissent.vote", { vote: dissent.vote })}, ${date(dissent.at)}`,
        ...(dissent.signatures ? [t("dissent.signed", dissent.signatures)] : []),
      ],
      text: dissent.text,
    })),
    shares: shares.map(({ sector, share }) => ({
      label: sector ? t(`sectors.${sector}.name`) : t("versions.noMark"),
      value: share === null ? t("versions.withheld") : percent(share),
    })),
    check: version
      ? [
          t("files.check.meaning", { hash: version.hash }),
          t("files.check.how", { file: version.file }),
          t("files.check.ours"),
          t("files.check.plain"),
        ]
      : [],
    labels: {
      summary: t("recommendation.summary"),
      text: t("recommendation.text"),
      dissents: t("dissent.title"),
      shares: t("versions.shares"),
      check: t("publishing.check"),
      notes: t("files.notes"),
      links: t("files.links"),
      emptySummary: t("recommendation.summaryEmpty"),
      page: t("files.page", { page: "{page}", pages: "{pages}" }),
      running,
    },
  };
}

/** The name of the file, without its ending. */
export function fileStem(t: TFunction, { recommendation: { number, title }, version }: TextToLabel): string {
  const which = version ? t("files.nameVersion", { version: version.number }) : t("files.nameLive");
  return `${number} ${which} – ${title}`;
}
