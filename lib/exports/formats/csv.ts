/**
 * One row per task (or per task and annotator), one column per control. Answers are label names, several joined by
 * ` | `; regions are JSON in the column of their control. What belongs to a control the schema no longer has, or asks
 * otherwise now, has no column and is counted as lost. RFC 4180: CRLF, quotes doubled.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { type Control, findLabel, isAnswerControl, isRegionControl } from "@/lib/labels/schema";
import { SPLITS } from "@/lib/split/ratios";
import { documentsOf, type ExportFormat, type ExportHeader, type FrozenItem } from "../item";

/** How a cell begins that a spreadsheet may run (OWASP, CSV injection); a plain negative number is none. */
const FORMULA = /^(?!-\d+(\.\d+)?$)[=+\-@\t\r\n＝＋－＠]/;

function cell(value: unknown, forSpreadsheets: boolean): string {
  if (value === null || value === undefined) return "";
  let text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (forSpreadsheets && typeof value !== "number" && FORMULA.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function columnValue(control: Control, document: AnnotationDocument): unknown {
  const names = (ids: unknown[]) => ids.map((id) => findLabel(control, String(id))?.name ?? id);
  if (isRegionControl(control)) {
    const regions = document.regions.filter((region) => region.control === control.id);
    return regions.map(({ labels, shape, attributes }) => ({
      labels: names(labels),
      ...shape,
      ...(attributes && { attributes }),
    }));
  }
  if (control.kind === "relation")
    return document.relations.filter((relation) => relation.control === control.id);
  const answer = document.answers[control.id];
  return Array.isArray(answer)
    ? names(answer).join(" | ")
    : typeof answer === "string"
      ? names([answer])[0]
      : answer;
}

const fieldsOf = (header: ExportHeader) => header.schema.inputs.map((input) => input.field);

/** Controls with a column: those asked about the whole task. */
const columnsOf = (header: ExportHeader): Control[] =>
  header.schema.controls.filter((control) => !("per" in control) || control.per !== "region");

function headings(header: ExportHeader): string[] {
  return [
    "id",
    "external_id",
    "split",
    "group",
    ...(header.perAnnotator ? ["annotator"] : []),
    ...fieldsOf(header),
    ...columnsOf(header).map((control) => control.name),
  ];
}

function rows(header: ExportHeader, item: FrozenItem): unknown[][] {
  const columns = columnsOf(header);
  const files = new Map(item.images.map((image) => [image.field, `images/${image.file}`]));
  const fields = fieldsOf(header).map((field) => files.get(field) ?? item.data[field]);
  return documentsOf(item).map(({ annotator, document }) => [
    item.id,
    item.externalId,
    item.split,
    item.group,
    ...(header.perAnnotator ? [annotator] : []),
    ...fields,
    ...columns.map((control) => columnValue(control, document)),
  ]);
}

export const csv: ExportFormat = {
  files: (header, items, { forSpreadsheets }) =>
    SPLITS.map((split) => ({
      path: `${split}.csv`,
      async *content() {
        const line = (cells: unknown[]) =>
          `${cells.map((value) => cell(value, forSpreadsheets)).join(",")}\r\n`;
        yield line(headings(header));
        for await (const page of items(split))
          yield page.flatMap(({ item }) => rows(header, item()).map(line)).join("");
      },
    })),
  losses: (header, item) => {
    const known = new Set(fieldsOf(header));
    const losses: Record<string, number> = {};
    const lose = (what: string, count: number) => {
      if (count > 0) losses[what] = (losses[what] ?? 0) + count;
    };
    lose("other data fields", Object.keys(item.data).filter((key) => !known.has(key)).length);
    const columns = columnsOf(header);
    const idsOf = (is: (control: Control) => boolean) => new Set(columns.filter(is).map(({ id }) => id));
    const [answered, marked, related] = [
      idsOf(isAnswerControl),
      idsOf(isRegionControl),
      idsOf((control) => control.kind === "relation"),
    ];
    for (const { document } of documentsOf(item)) {
      const { answers, regions, relations } = document;
      lose(
        "answers to questions the schema no longer has",
        Object.keys(answers).filter((id) => !answered.has(id)).length,
      );
      lose(
        "regions of questions the schema no longer has",
        regions.filter(({ control }) => !marked.has(control)).length,
      );
      lose(
        "relations of questions the schema no longer has",
        relations.filter(({ control }) => !related.has(control)).length,
      );
    }
    return losses;
  },
};
