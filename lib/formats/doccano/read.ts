/**
 * doccano's JSONL: a text with `label`, which has spans (`[start, end, name]`), classes, or texts of translations and
 * summaries; or with `entities` and `relations` between them, and classes as `cats`. It does not say whose labels they are.
 * What else a line has are columns.
 */
import { at } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import {
  anything,
  type Checked,
  either,
  id,
  isObject,
  list,
  number,
  object,
  optional,
  readAs,
  text,
  tuple,
} from "../json/checks";
import { withinRange } from "../json/record";
import { firstValues, lineRows } from "../jsonl/lines";
import type { Reader, SourceRow } from "../reader";
import { emptySource, type SourceAnnotation } from "../source-annotation";
import { wholeLines } from "../text-source";
import { placeSpans } from "../text-spans";

const Triple = tuple<[number, number, string]>(number, number, text);
const Entity = object({
  id: optional(id),
  label: text,
  start_offset: number,
  end_offset: number,
});
const Label = either(text, Triple, () => say("rows.notLabelOrSpan"));
const Labels = either(text, list(Label), () => say("rows.notLabelOrSpan"));

const Line = object({
  text: optional(text),
  data: anything,
  label: optional(Labels),
  labels: optional(Labels),
  entities: optional(list(either(Triple, Entity, () => say("rows.notSpan")))),
  relations: optional(list(object({ from_id: id, to_id: id, type: text }))),
  cats: optional(either(text, list(text), () => say("rows.notNames"))),
});
type Line = Checked<typeof Line>;

const KNOWN = ["label", "labels", "entities", "relations", "cats", "Comments", "comments"];
const COMMENTS = ["Comments", "comments"];

type Span = { id: string; start: number; end: number; label: string };

function spansIn({ label, labels, entities }: Line): Span[] {
  const all = [label, labels].flatMap((list) => (Array.isArray(list) ? list : []));
  const triples = [...all, ...(entities ?? [])].flatMap((one) => (typeof one === "string" ? [] : [one]));
  return triples.map((one, i) =>
    Array.isArray(one)
      ? { id: `T${i + 1}`, start: one[0], end: one[1], label: one[2] }
      : { id: String(one.id ?? `T${i + 1}`), start: one.start_offset, end: one.end_offset, label: one.label },
  );
}

const classesIn = ({ label, labels, cats }: Line): string[] =>
  [label, labels, cats].flatMap((list) => [list ?? []].flat().filter((one) => typeof one === "string"));

function toRow(value: unknown, row: number, written: string): SourceRow {
  if (!isObject(value)) return { row, error: say("rows.notObject") };
  const read = readAs(Line, value);
  if (!read.ok) {
    return { row, error: at(read.error.path, read.error.message) };
  }
  const line = read.value;
  const field = line.text === undefined && typeof line.data === "string" ? "data" : "text";
  const shown = value[field];
  const spans = spansIn(line);
  if (typeof shown !== "string" && spans.length > 0)
    return { row, error: say("rows.noColumn", { column: field }) };
  const placed = placeSpans(typeof shown === "string" ? shown : "", spans);
  if (!placed.ok) return { row, error: placed.error };
  const ids = new Set(spans.map((span) => span.id));
  if (ids.size < spans.length) return { row, error: say("rows.entityTwice") };
  const relations = line.relations ?? [];
  const known = relations.filter(({ from_id, to_id }) => ids.has(String(from_id)) && ids.has(String(to_id)));
  const classes = classesIn(line);
  const hasComments = COMMENTS.some((key) => Array.isArray(value[key]) && value[key].length > 0);
  const notTaken = [
    ...(hasComments ? ["Comments"] : []),
    ...(known.length < relations.length ? ["relations"] : []),
  ];
  const annotation: SourceAnnotation = {
    ...emptySource("annotation", null),
    answers: classes.length > 0 ? [{ value: classes }] : [],
    regions: placed.value.map((part, i) => ({
      id: spans[i]?.id ?? "",
      kind: "span",
      field,
      labels: [spans[i]?.label ?? ""],
      shape: { kind: "span", parts: [part] },
    })),
    relations: known.map(({ from_id, to_id, type }) => ({
      from: String(from_id),
      to: String(to_id),
      label: type,
    })),
    ...(notTaken.length > 0 && { notTaken }),
  };
  const columns = Object.fromEntries(Object.entries(value).filter(([key]) => !KNOWN.includes(key)));
  const isLabeled = KNOWN.some((key) => Object.hasOwn(value, key) && !COMMENTS.includes(key));
  return withinRange({ row, value: columns, ...(isLabeled && { annotations: [annotation] }) }, written);
}

const isTriple = (one: unknown): boolean =>
  Array.isArray(one) && one.length === 3 && typeof one[0] === "number" && typeof one[2] === "string";
const isEntity = (one: unknown): boolean => isObject(one) && typeof one.start_offset === "number";
/** Beside a text or the name of a file, nothing but labels that are lists. */
const OWN = new Set([
  "id",
  "text",
  "data",
  "filename",
  "label",
  "labels",
  "Comments",
  "comments",
  "meta",
  "annotation_approver",
]);

/** 2: surely a line of doccano's; 1: a line that could be one; 0: none. */
function likeness(value: unknown): 0 | 1 | 2 {
  if (!isObject(value) || ["text", "data", "filename"].every((key) => typeof value[key] !== "string"))
    return 0;
  const lists = [value.label, value.labels].filter(Array.isArray);
  if (lists.some((list) => list.length > 0 && list.every(isTriple))) return 2;
  if (Array.isArray(value.entities) && value.entities.length > 0)
    return value.entities.every(isEntity) ? 2 : 0;
  if (Array.isArray(value.entities) && Array.isArray(value.relations)) return 1;
  const isPlain = Object.keys(value).every((key) => OWN.has(key));
  if (!isPlain || !lists.every((list) => list.every((one) => typeof one === "string"))) return 0;
  return lists.some((list) => list.length > 0) ? 2 : lists.length > 0 ? 1 : 0;
}

const sniff: Reader["sniff"] = (start) => {
  const found = firstValues(start).map(likeness);
  return found.includes(2) && !found.includes(0) ? 0.95 : 0;
};

export const doccano: Reader = {
  extensions: [],
  refines: "jsonl",
  hasColumns: true,
  sniff,
  rows: (source) => lineRows(source, toRow),
  wholePart: wholeLines,
};
