/** A version as a file that anybody can check: `npm run -s hash -- file` (docs/versions.md). */
export function exportedVersion(
  recommendation: { number: string; lead: { slug: string } },
  version: {
    number: number;
    kind: string;
    title: string;
    at: Date;
    recommendationTitle: string;
    schemaVersion: number;
    hash: string;
    /** The canonical text. */
    text: string;
  },
  /** What is inseparable from the text, as it stands in the file. */
  dissents: readonly object[] = [],
): string {
  const { number, kind, title, at, recommendationTitle, schemaVersion, hash, text } = version;
  const file = {
    format: "trojglos-version",
    recommendation: recommendation.number,
    forum: recommendation.lead.slug,
    version: number,
    kind,
    ...(title !== "" && { name: title }),
    title: recommendationTitle,
    at: at.toISOString(),
    schemaVersion,
    hash,
    text: JSON.parse(text) as unknown,
    ...(dissents.length > 0 && { dissents }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
