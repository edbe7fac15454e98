/**
 * Prodigy's JSONL (`db-out`): a line per answer, with `spans` and relations between them, options and those accepted, or one
 * `label` that was said yes or no to. `accept` is an annotation, `ignore` a skip; what was rejected says what is wrong, not what
 * is right, so it is a skip as well, which is told. A line without an answer is what a model or rule suggested. Lines of several
 * annotators about one text are rows of their own, with one `_input_hash`.
 */
import { at, type Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import {
  anything,
  type Check,
  type Checked,
  id,
  isObject,
  list,
  number,
  object,
  optional,
  readAs,
  text,
} from "../json/checks";
import { withinRange } from "../json/record";
import { firstValues, lineRows } from "../jsonl/lines";
import type { Reader, SourceRow } from "../reader";
import {
  emptySource,
  type SourceAnnotation,
  type SourceRelation,
  type SourceRole,
} from "../source-annotation";
import { wholeLines } from "../text-source";
import { placeSpans } from "../text-spans";

const ANSWERS = ["accept", "reject", "ignore"] as const;
type Answer = (typeof ANSWERS)[number];
const answer: Check<Answer> = (value) =>
  ANSWERS.some((one) => one === value)
    ? null
    : { path: "", message: say("values.notOption", { options: ANSWERS.join("|") }) };

const Span = object({
  start: number,
  end: number,
  label: optional(text),
  text: optional(text),
});
/** Of a picture: corners in place of offsets. */
const Area = object({ points: list(anything) });
const End = object({ start: number, end: number });
const Line = object({
  text: optional(text),
  answer: optional(answer),
  label: optional(text),
  accept: optional(list(id)),
  options: optional(list(object({ id: id, text: optional(text) }))),
  spans: optional(list(anything)),
  relations: optional(
    list(object({ label: optional(text), head_span: optional(End), child_span: optional(End) })),
  ),
  score: optional(number),
  _annotator_id: optional(id),
  _session_id: optional(id),
  _timestamp: optional(number),
});
type Line = Checked<typeof Line>;

const KNOWN = new Set(
  "answer label accept options spans relations score tokens config priority _annotator_id _session_id _timestamp _task_hash _view_id _is_binary".split(
    " ",
  ),
);

const MS_PER_SECOND = 1_000;

const roleOf = ({ answer }: Line): SourceRole =>
  answer === "accept" ? "annotation" : answer ? "skip" : "prediction";

const idOf = (id: string | number | null | undefined): string | null =>
  id === null || id === undefined ? null : String(id);

/** What options are called on the screen, else their ids. */
function acceptedIn({ accept, options, label }: Line): string[] {
  const names = new Map((options ?? []).map(({ id, text }) => [String(id), text ?? String(id)] as const));
  const chosen = (accept ?? []).map((id) => names.get(String(id)) ?? String(id));
  return chosen.length > 0 || !label ? chosen : [label];
}

const told = ({ path, message }: Issue, outer = "") =>
  at([outer, path].filter((part) => part !== "").join("."), message);

type Spans = { spans: Checked<typeof Span>[]; hasAreas: boolean } | { error: ReturnType<typeof at> };

function spansIn(list: readonly unknown[]): Spans {
  const spans: Checked<typeof Span>[] = [];
  let hasAreas = false;
  for (const [i, one] of list.entries()) {
    if (readAs(Area, one).ok) {
      hasAreas = true;
      continue;
    }
    const read = readAs(Span, one);
    if (!read.ok) return { error: told(read.error, `spans.${i}`) };
    spans.push(read.value);
  }
  return { spans, hasAreas };
}

function toRow(value: unknown, row: number, written: string): SourceRow {
  if (!isObject(value)) return { row, error: say("rows.notObject") };
  const read = readAs(Line, value);
  if (!read.ok) return { row, error: told(read.error) };
  const line = read.value;
  const found = spansIn(line.spans ?? []);
  if ("error" in found) return { row, error: found.error };
  const { spans, hasAreas } = found;
  if (spans.length > 0 && typeof line.text !== "string")
    return { row, error: say("rows.noColumn", { column: "text" }) };
  const placed = placeSpans(
    line.text ?? "",
    spans.map(({ start, end, text }) => ({ start, end, text: text ?? undefined })),
  );
  if (!placed.ok) return { row, error: placed.error };
  const notTaken = new Set(hasAreas ? ["spans"] : []);
  const idAt = (end: Checked<typeof End> | null | undefined): string | undefined => {
    const i = end ? spans.findIndex((span) => span.start === end.start && span.end === end.end) : -1;
    return i < 0 ? undefined : `T${i + 1}`;
  };
  const relations = (line.relations ?? []).flatMap(({ label, head_span, child_span }): SourceRelation[] => {
    const [from, to] = [idAt(head_span), idAt(child_span)];
    if (from !== undefined && to !== undefined) return [{ from, to, label: label ?? "" }];
    notTaken.add("relations");
    return [];
  });
  const accepted = acceptedIn(line);
  const isRejected = line.answer === "reject";
  if (isRejected) notTaken.add("answer: reject");
  const hasScore = typeof line.score === "number" && line.score >= 0 && line.score <= 1;
  const role = roleOf(line);
  const annotation: SourceAnnotation = {
    ...emptySource(role, idOf(line._annotator_id) ?? idOf(line._session_id)),
    ...(!isRejected && {
      answers: accepted.length > 0 ? [{ value: accepted }] : [],
      regions: placed.value.map((part, i) => ({
        id: `T${i + 1}`,
        kind: "span",
        field: "text",
        labels: spans[i]?.label ? [spans[i].label] : [],
        shape: { kind: "span", parts: [part] },
      })),
      relations,
    }),
    ...(role === "prediction" && hasScore && { score: line.score as number }),
    ...(typeof line._timestamp === "number" && { createdAt: Math.round(line._timestamp * MS_PER_SECOND) }),
    ...(notTaken.size > 0 && { notTaken: [...notTaken] }),
  };
  const columns = Object.fromEntries(Object.entries(value).filter(([key]) => !KNOWN.has(key)));
  const isLabeled = line.answer || line.spans || line.accept || line.label || line.relations;
  return withinRange({ row, value: columns, ...(isLabeled && { annotations: [annotation] }) }, written);
}

const LABELS = ["spans", "accept", "label", "options", "relations", "_view_id"];

function isLine(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (Object.hasOwn(value, "_input_hash") && Object.hasOwn(value, "_task_hash")) return true;
  return answer(value.answer) === null && LABELS.some((key) => Object.hasOwn(value, key));
}

const sniff: Reader["sniff"] = (start) => {
  const values = firstValues(start);
  return values.length > 0 && values.every(isLine) ? 0.97 : 0;
};

export const prodigy: Reader = {
  extensions: [],
  refines: "jsonl",
  hasColumns: true,
  sniff,
  rows: (source) => lineRows(source, toRow),
  wholePart: wholeLines,
};
