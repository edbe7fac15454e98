/**
 * The rows of the table `annotations`: a row for every answer, region and relation of a document, and one for every label
 * where there are several, told apart by `position`. An empty list of labels is a row without a label, since it is an answer.
 * A discontinuous span is one row from its first character to its last, with its parts in `shape`. A shape that its columns
 * hold in full (an upright or turned box, a span of one part) has no `shape`; all others have the upright rectangle around
 * them in `x`, `y`, `width` and `height`.
 */
import type { AnnotationDocument, Region, Relation } from "@/lib/annotation/document";
import type { ParquetColumn } from "@/lib/exports/parquet-file";
import { documentsOf, type FrozenItem } from "@/lib/formats/writer";
import { regionKind, type Shape } from "@/lib/kinds";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import type { TextPart } from "@/lib/kinds/define";
import type { Controls } from "./controls";

type RowType = "answer" | "region" | "relation";

/** All rows have all members, so that reading them is fast. */
export type AnswerRow = {
  item: FrozenItem;
  annotator: string | null;
  type: RowType;
  control: string;
  /** Among the answers, regions or relations of the document; labels of one follow each other. */
  position: number;
  /** Id of the region or relation. */
  id: string | undefined;
  /** Of an answer about a region. */
  region: string | undefined;
  field: string | undefined;
  label: string | undefined;
  value: string | undefined;
  number: number | undefined;
  start: number | undefined;
  end: number | undefined;
  text: string | undefined;
  x: number | undefined;
  y: number | undefined;
  width: number | undefined;
  height: number | undefined;
  rotation: number | undefined;
  shape: string | undefined;
  from: string | undefined;
  to: string | undefined;
  origin: string | undefined;
  model: string | undefined;
  score: number | undefined;
  group: string | undefined;
};

type Common = Pick<AnswerRow, "item" | "annotator">;

const rowOf = ({ item, annotator }: Common, type: RowType, control: string, position: number): AnswerRow => ({
  item,
  annotator,
  type,
  control,
  position,
  id: undefined,
  region: undefined,
  field: undefined,
  label: undefined,
  value: undefined,
  number: undefined,
  start: undefined,
  end: undefined,
  text: undefined,
  x: undefined,
  y: undefined,
  width: undefined,
  height: undefined,
  rotation: undefined,
  shape: undefined,
  from: undefined,
  to: undefined,
  origin: undefined,
  model: undefined,
  score: undefined,
  group: undefined,
});

const joinedText = (parts: readonly TextPart[]): string | undefined =>
  parts.length === 1 ? parts[0]?.text : parts.map(({ text }) => text).join(" ");

/** Puts into a row where its region lies. */
function place(row: AnswerRow, shape: Shape): void {
  const kind = regionKind(shape.kind);
  const parts = kind.text?.parts(shape);
  if (parts) {
    row.start = parts[0]?.start;
    row.end = parts.at(-1)?.end;
    row.text = joinedText(parts);
    if (parts.length > 1) row.shape = JSON.stringify(shape);
    return;
  }
  const rect = shape.kind === "box" ? shape : kind.geometry?.bounds(shape);
  row.x = rect?.x;
  row.y = rect?.y;
  row.width = rect?.width;
  row.height = rect?.height;
  if (shape.kind === "box") row.rotation = shape.rotation;
  else row.shape = JSON.stringify(shape);
}

/** The rows of the documents of an item, in the order of the table. */
class Rows {
  readonly rows: AnswerRow[] = [];

  constructor(
    private readonly controls: Controls,
    private readonly common: Common,
  ) {}

  /** @param region the answer is about */
  addAnswer(control: string, answer: AnswerValue, position: number, region?: string): void {
    const add = (): AnswerRow => {
      const row = rowOf(this.common, "answer", control, position);
      row.region = region;
      this.rows.push(row);
      return row;
    };
    if (typeof answer === "number") {
      const row = add();
      row.value = String(answer);
      row.number = answer;
    } else if (Array.isArray(answer) && answer.length === 0) add();
    else
      for (const one of Array.isArray(answer) ? answer : [answer])
        if (this.controls.hasLabels(control, one, this.common.item)) add().label = one;
        else add().value = one;
  }

  addRegion({ id, control, labels, shape, attributes, ...rest }: Region, position: number): void {
    for (const label of labels) {
      const row = rowOf(this.common, "region", control, position);
      row.id = id;
      row.label = label;
      row.field = this.controls.field(control);
      place(row, shape);
      row.origin = rest.origin;
      row.model = rest.source?.model;
      row.score = rest.score ?? rest.source?.score;
      row.group = rest.group;
      this.rows.push(row);
    }
    for (const [asked, answer] of Object.entries(attributes ?? {}))
      this.addAnswer(asked, answer, position, id);
  }

  addRelation({ id, control, label, from, to }: Relation, position: number): void {
    const row = rowOf(this.common, "relation", control, position);
    row.id = id;
    row.label = label;
    row.from = from;
    row.to = to;
    this.rows.push(row);
  }

  addDocument({ answers, regions, relations }: AnnotationDocument): void {
    let position = 0;
    for (const [control, answer] of Object.entries(answers)) this.addAnswer(control, answer, position++);
    for (const [i, region] of regions.entries()) this.addRegion(region, i);
    for (const [i, relation] of relations.entries()) this.addRelation(relation, i);
  }
}

export function answerRowsOf(controls: Controls, item: FrozenItem): AnswerRow[] {
  return documentsOf(item).flatMap(({ annotator, document }) => {
    const rows = new Rows(controls, { item, annotator });
    rows.addDocument(document);
    return rows.rows;
  });
}

export function answerColumns(controls: Controls): ParquetColumn<AnswerRow>[] {
  const labelName = ({ control, label, item }: AnswerRow) =>
    label === undefined ? undefined : controls.labelName(control, label, item);
  return [
    { name: "task_id", type: "text", value: ({ item }) => item.id },
    { name: "annotator", type: "text", value: (row) => row.annotator },
    { name: "type", type: "text", value: (row) => row.type },
    { name: "control", type: "text", value: (row) => row.control },
    { name: "control_name", type: "text", value: ({ control, item }) => controls.name(control, item) },
    { name: "control_kind", type: "text", value: ({ control }) => controls.kind(control) },
    { name: "position", type: "integer", value: (row) => row.position },
    { name: "id", type: "text", value: (row) => row.id },
    { name: "region_id", type: "text", value: (row) => row.region },
    { name: "label", type: "text", value: (row) => row.label },
    { name: "label_name", type: "text", value: labelName },
    { name: "value", type: "text", value: (row) => row.value },
    { name: "number", type: "number", value: (row) => row.number },
    { name: "field", type: "text", value: (row) => row.field },
    { name: "start", type: "integer", value: (row) => row.start },
    { name: "end", type: "integer", value: (row) => row.end },
    { name: "text", type: "text", value: (row) => row.text },
    { name: "x", type: "number", value: (row) => row.x },
    { name: "y", type: "number", value: (row) => row.y },
    { name: "width", type: "number", value: (row) => row.width },
    { name: "height", type: "number", value: (row) => row.height },
    { name: "rotation", type: "number", value: (row) => row.rotation },
    { name: "shape", type: "text", value: (row) => row.shape },
    { name: "from_region", type: "text", value: (row) => row.from },
    { name: "to_region", type: "text", value: (row) => row.to },
    { name: "origin", type: "text", value: (row) => row.origin },
    { name: "model", type: "text", value: (row) => row.model },
    { name: "score", type: "number", value: (row) => row.score },
    { name: "region_group", type: "text", value: (row) => row.group },
  ];
}
