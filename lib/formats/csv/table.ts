/**
 * What tables with commas and with tabs share. One row per task (or per task and annotator): a column per data field and one
 * per control. Answers are label names, several joined by ` | `, a bar or backslash inside a name with a backslash before it;
 * regions, and data that are lists or objects, are JSON in their column. What belongs to a control the schema no longer has,
 * or asks otherwise now, has no column and is counted as lost; so are data fields beyond the number of columns there may be.
 * RFC 4180 but for the delimiter: CRLF, quotes doubled.
 */
import { ok } from "@/lib/core/result";
import { shownFields } from "@/lib/exports/data-fields";
import { lossCounter } from "@/lib/exports/loss-counter";
import { documentsOf, type ExportFormat, type FrozenItem, renamedImages } from "@/lib/formats/writer";
import { type Control, isAnswerControl, isRegionControl, isRelationControl } from "@/lib/labels/schema";
import { columnControls, columnsOf, type TableRow } from "./columns";
import { tableLoader } from "./loader";

/** How a cell begins that a spreadsheet may run (OWASP, CSV injection); a plain negative number is none. */
const FORMULA = /^(?!-\d+(\.\d+)?$)[=+\-@\t\r\n＝＋－＠]/;

export type TableFormat = { delimiter: "," | "\t"; ending: string };

function cell(value: unknown, forSpreadsheets: boolean, needsQuotes: RegExp): string {
  if (value === null || value === undefined) return "";
  let text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (forSpreadsheets && typeof value !== "number" && FORMULA.test(text)) text = `'${text}`;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rowsOf(item: FrozenItem): TableRow[] {
  const files = new Map(item.images.map((image) => [image.field, `images/${image.file}`]));
  return documentsOf(item).map((labels) => ({ item, files, ...labels }));
}

export const tableFormat = ({ delimiter, ending }: TableFormat): ExportFormat => ({
  forSpreadsheets: true,
  holdsFolds: true,
  holdsTaskGroups: true,
  loader: tableLoader(ending, delimiter),
  suits: () => ok(true),
  entries: (header, items, { forSpreadsheets }) =>
    header.splits.map((split) => ({
      path: `${split}.${ending}`,
      columns: columnsOf(header).map(({ heading }) => ({ name: heading, type: "text" as const })),
      async *content() {
        const needsQuotes = new RegExp(`["\r\n${delimiter}]`);
        const line = (cells: unknown[]) =>
          `${cells.map((value) => cell(value, forSpreadsheets, needsQuotes)).join(delimiter)}\r\n`;
        const columns = columnsOf(header);
        // Spreadsheets take a file without a byte order mark for one of the machine's own encoding.
        yield `${forSpreadsheets ? "\ufeff" : ""}${line(columns.map(({ heading }) => heading))}`;
        for await (const page of items(split))
          yield page
            .flatMap(({ item }) => rowsOf(item()))
            .map((row) => line(columns.map(({ value }) => value(row))))
            .join("");
      },
    })),
  losses: (header, item) => {
    const known = new Set([...shownFields(header.schema), ...(header.dataFields ?? [])]);
    const { losses, lose } = lossCounter();
    lose("imageNames", renamedImages(item));
    lose("dataFields", Object.keys(item.data).filter((key) => !known.has(key)).length);
    const columns = columnControls(header);
    const idsOf = (is: (control: Control) => boolean) => new Set(columns.filter(is).map(({ id }) => id));
    const [answered, marked, related] = [
      idsOf(isAnswerControl),
      idsOf(isRegionControl),
      idsOf(isRelationControl),
    ];
    for (const { document } of documentsOf(item)) {
      const { answers, regions, relations } = document;
      lose("oldAnswers", Object.keys(answers).filter((id) => !answered.has(id)).length);
      lose("oldRegions", regions.filter(({ control }) => !marked.has(control)).length);
      lose("oldRelations", relations.filter(({ control }) => !related.has(control)).length);
    }
    return losses;
  },
});
