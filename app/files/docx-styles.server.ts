import { AlignmentType, BorderStyle, type ILevelsOptions, type IStylesOptions, LevelFormat, LineRuleType } from "docx";
import { listIndent } from "./docx-blocks.server.ts";
import { wordLanguage } from "./word-language.ts";

const sans = "Calibri";
const serif = "Cambria";
const ink = "1a1a1a";

/** How the document looks. Sizes in half points, distances in twentieths of a point; fonts that office programs bring with them. */
export function docxStyles(contentLang: string): IStylesOptions {
  const heading = (level: number, size: number) => ({
    run: { font: sans, size, bold: true, color: ink },
    paragraph: { spacing: { before: size * 10, after: 120 }, keepNext: true, outlineLevel: level - 1 },
  });
  const own = (id: string, run: object, paragraph: object) => ({
    id,
    name: `Trojglos ${id}`,
    basedOn: "Normal",
    run,
    paragraph,
  });
  return {
    default: {
      document: {
        run: { font: serif, size: 23, language: { value: wordLanguage(contentLang).tag } },
        paragraph: { spacing: { after: 140, line: 300, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: sans, size: 40, bold: true, color: ink },
        paragraph: { spacing: { after: 200, line: 264, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(1, 30),
      heading2: heading(2, 26),
      heading3: heading(3, 24),
      hyperlink: { run: { color: "0b4f8a", underline: {} } },
      footnoteText: { run: { font: serif, size: 18 } },
      endnoteText: { run: { font: serif, size: 18 } },
    },
    paragraphStyles: [
      {
        id: "Quote",
        name: "Quote",
        basedOn: "Normal",
        run: {},
        paragraph: {
          indent: { left: 567 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, space: 12, color: "767676" } },
        },
      },
      own("Number", { font: sans, bold: true, size: 24 }, { spacing: { after: 0 } }),
      own("Notice", { font: sans, bold: true }, { border: box(), spacing: { before: 120, after: 120 } }),
      own("Fact", { font: sans, size: 21 }, { spacing: { after: 20 } }),
      own("Running", { font: sans, size: 18, color: "555555" }, { spacing: { after: 0 } }),
      own("Part", {}, { spacing: { after: 0, line: 120, lineRule: LineRuleType.AUTO } }),
      own("TableText", { size: 21 }, { spacing: { after: 40, line: 260, lineRule: LineRuleType.AUTO } }),
      own(
        "TableHeading",
        { font: sans, size: 21, bold: true },
        { spacing: { after: 40, line: 260, lineRule: LineRuleType.AUTO } },
      ),
      own("AfterTable", { size: 8 }, { spacing: { after: 60, line: 120, lineRule: LineRuleType.AUTO } }),
    ],
  };
}

function box() {
  const side = { style: BorderStyle.SINGLE, size: 8, space: 6, color: ink };
  return { top: side, bottom: side, left: side, right: side };
}

const bullets = ["•", "–", "▪"];

/** The nine levels of a list: bullets, or numbers of which the first level begins with `start`. */
export function listLevels(start: number | null): ILevelsOptions[] {
  return Array.from({ length: 9 }, (_, level) => ({
    level,
    format: start === null ? LevelFormat.BULLET : LevelFormat.DECIMAL,
    text: start === null ? (bullets[level % bullets.length] ?? "•") : `%${level + 1}.`,
    // A list of its own stands on one level only, whichever that is.
    start: start ?? 1,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: (level + 1) * listIndent, hanging: listIndent } } },
  }));
}
