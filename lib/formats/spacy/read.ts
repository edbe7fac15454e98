/**
 * JSON lines of spaCy: `text` with `ents` or `entities` (spans by characters), `spans` (groups of spans) and `cats` (classes with
 * 1 or 0, or how likely each is); also pairs of a text and these, as spaCy 2 was trained with. A group is the question that its
 * spans answer; the default group `sc` names none. Files of this program repeat spans as entities, give parts and labels of one
 * region one id, and have a line for each text of a task, which become one row.
 */
import { at } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { ok, type Result } from "@/lib/core/result";
import {
  id as anyId,
  anything,
  boolean,
  type Checked,
  either,
  isObject,
  list,
  number,
  object,
  optional,
  readAs,
  record,
  text,
  tuple,
} from "../json/checks";
import { withinRange } from "../json/record";
import { firstValues, lineRows } from "../jsonl/lines";
import type { Reader, SourceRow } from "../reader";
import {
  emptySource,
  type SourceAnnotation,
  type SourceAnswer,
  type SourceRegion,
} from "../source-annotation";
import { wholeLines } from "../text-source";
import { placeSpans } from "../text-spans";

const Span = object({
  start: number,
  end: number,
  label: optional(text),
  text: optional(text),
  id: optional(anyId),
});
const Triple = tuple<[number, number, string]>(number, number, text);
const SpanOrTriple = either(Span, Triple, () => say("rows.notSpan"));
const Spans = optional(list(SpanOrTriple));

const Line = object({
  text: text,
  ents: Spans,
  entities: Spans,
  spans: optional(either(list(SpanOrTriple), record(list(SpanOrTriple)), () => say("rows.notSpan"))),
  cats: optional(record(either(number, boolean, () => say("rows.notShare")))),
  meta: anything,
});
type Line = Checked<typeof Line>;

/** Members that say what is labeled, or follow from the text. */
const KNOWN = new Set(["ents", "entities", "spans", "cats", "tokens", "sents"]);
const DEFAULT_GROUP = "sc";
const LIKELY = 0.5;

type Given = {
  start: number;
  end: number;
  text: string | undefined;
  label: string;
  id: string | undefined;
  group: string;
};

function givenIn(list: Checked<typeof Spans>, group: string): Given[] {
  return (list ?? []).map((span) =>
    Array.isArray(span)
      ? { start: span[0], end: span[1], label: span[2], text: undefined, id: undefined, group }
      : {
          start: span.start,
          end: span.end,
          label: span.label ?? "",
          text: span.text ?? undefined,
          id: span.id === null || span.id === undefined ? undefined : String(span.id),
          group,
        },
  );
}

/** All spans, each once: entities are often a group of spans as well. */
function allSpans({ ents, entities, spans }: Line): Given[] {
  const groups = Array.isArray(spans) ? { [DEFAULT_GROUP]: spans } : (spans ?? {});
  const grouped = Object.entries(groups).flatMap(([key, list]) => givenIn(list, key));
  const placeOf = ({ start, end, label }: Given) => `${start} ${end} ${label}`;
  const known = new Set(grouped.map(placeOf));
  const others = [...givenIn(ents, DEFAULT_GROUP), ...givenIn(entities, DEFAULT_GROUP)];
  return [...grouped, ...others.filter((span) => !known.has(placeOf(span)))];
}

type Draft = SourceRegion & {
  labels: string[];
  shape: { kind: "span"; parts: { start: number; end: number; text: string }[] };
};

/** @param isOwn spans with one id are parts and labels of one region */
function regionsOf(line: Line, field: string, isOwn: boolean): Result<SourceRegion[], Message> {
  const given = allSpans(line);
  const placed = placeSpans(line.text, given);
  if (!placed.ok) return placed;
  const regions: Draft[] = [];
  const byId = new Map<string, Draft>();
  for (const [i, part] of placed.value.entries()) {
    const { label, id, group } = given[i] as Given;
    const known = isOwn && id !== undefined ? byId.get(`${group}/${id}`) : undefined;
    if (known) {
      if (label !== "" && !known.labels.includes(label)) known.labels.push(label);
      if (known.shape.parts.every(({ start }) => start !== part.start)) known.shape.parts.push(part);
      continue;
    }
    const region: Draft = {
      id: isOwn && id !== undefined ? id : `${field}-${regions.length + 1}`,
      kind: "span",
      field,
      labels: label === "" ? [] : [label],
      shape: { kind: "span", parts: [part] },
      ...(group !== DEFAULT_GROUP && { control: group }),
    };
    regions.push(region);
    if (id !== undefined) byId.set(`${group}/${id}`, region);
  }
  for (const { shape } of regions) shape.parts.sort((a, b) => a.start - b.start);
  return ok(regions);
}

/** What stands before a stroke in a name, the shortest first. */
const beginnings = (name: string): string[] =>
  [...name.matchAll(/.\/(?=.)/gs)].map(({ index }) => name.slice(0, index + 1));

/**
 * The question that a class answers, by its name `Question/Label`: as a question has several labels, the longest beginning
 * that another class has, too. Undefined for a name without a stroke.
 */
function questionNamer(names: readonly string[]): (name: string) => string | undefined {
  const counts = new Map<string, number>();
  for (const beginning of names.flatMap(beginnings)) counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
  return (name) => {
    const all = beginnings(name);
    return all.findLast((beginning) => (counts.get(beginning) ?? 0) > 1) ?? all[0];
  };
}

/** Classes of several questions say which; those of one question are called by their labels alone. */
function answersIn(cats: Line["cats"]): { answers: SourceAnswer[]; notTaken: string[] } {
  const entries = Object.entries(cats ?? {}).map(([name, share]) => [name, Number(share)] as const);
  if (entries.length === 0) return { answers: [], notTaken: [] };
  const questionOf = questionNamer(entries.map(([name]) => name));
  const questions = new Set(entries.map(([name]) => questionOf(name)));
  const isSeveral = questions.size > 1 && !questions.has(undefined);
  const chosen = entries.filter(([, share]) => share >= LIKELY).map(([name]) => name);
  const answers = isSeveral
    ? [...questions].flatMap((question = "") => {
        const names = chosen.filter((name) => questionOf(name) === question);
        return names.length > 0
          ? [{ control: question, value: names.map((name) => name.slice(question.length + 1)) }]
          : [];
      })
    : [{ value: chosen }];
  return { answers, notTaken: entries.some(([, share]) => share !== 0 && share !== 1) ? ["cats"] : [] };
}

/** A pair of a text and what is said of it. */
const unpaired = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === "string" && isObject(value[1])
    ? { ...value[1], text: value[0] }
    : value;

type Own = { id: string; external_id?: string; field?: string };

/** What a line of this program says of its task. */
function ownIn(meta: unknown): Own | null {
  if (!isObject(meta) || typeof meta.id !== "string") return null;
  if (
    Object.entries(meta).some(
      ([key, told]) => !["id", "external_id", "field"].includes(key) || typeof told !== "string",
    )
  )
    return null;
  return meta as Own;
}

function toRow(given: unknown, row: number, written: string): SourceRow {
  const value = unpaired(given);
  if (!isObject(value)) return { row, error: say("rows.notObject") };
  const read = readAs(Line, value);
  if (!read.ok) {
    return { row, error: at(read.error.path, read.error.message) };
  }
  const line = read.value;
  const own = ownIn(line.meta);
  const field = own?.field ?? "text";
  const regions = regionsOf(line, field, own !== null);
  if (!regions.ok) return { row, error: regions.error };
  const { answers, notTaken } = answersIn(line.cats);
  const annotation: SourceAnnotation = {
    ...emptySource("annotation", null),
    answers,
    regions: regions.value,
    ...(notTaken.length > 0 && { notTaken }),
  };
  const others = Object.entries(value).filter(
    ([key]) => !KNOWN.has(key) && !(own && (key === "text" || key === "meta")),
  );
  const columns = own
    ? {
        ...Object.fromEntries(others),
        id: own.id,
        ...(own.external_id !== undefined && { external_id: own.external_id }),
        [field]: line.text,
      }
    : Object.fromEntries(others);
  return withinRange({ row, value: columns, annotations: [annotation] }, written);
}

/** Lines about further texts of one task go on with its row. */
function joined(before: SourceRow | undefined, row: SourceRow): boolean {
  if (!before || "error" in before || "error" in row) return false;
  const isSame = before.value.id !== undefined && before.value.id === row.value.id;
  const hasOther = Object.keys(row.value).some((key) => !Object.hasOwn(before.value, key));
  const [known, more] = [before.annotations?.[0], row.annotations?.[0]];
  if (!isSame || !hasOther || !known || !more) return false;
  Object.assign(before.value, row.value);
  before.annotations = [
    { ...known, answers: [...known.answers, ...more.answers], regions: [...known.regions, ...more.regions] },
  ];
  return true;
}

async function* rows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  let held: SourceRow | undefined;
  for await (const group of lineRows(source, toRow)) {
    const whole: SourceRow[] = [];
    for (const row of group) {
      if (joined(held, row)) continue;
      if (held) whole.push(held);
      held = row;
    }
    yield whole;
  }
  if (held) yield [held];
}

const isSpan = (one: unknown): boolean =>
  isObject(one)
    ? typeof one.start === "number" && typeof one.end === "number"
    : Array.isArray(one) && one.length === 3 && typeof one[0] === "number";

const isSpans = (list: unknown): boolean => Array.isArray(list) && list.every(isSpan);

/** Whether a line has a text and one of the members, in their forms. */
function isLine(given: unknown): boolean {
  const value = unpaired(given);
  if (!isObject(value) || typeof value.text !== "string") return false;
  const { spans, cats } = value;
  const groups = isObject(spans) ? Object.values(spans) : spans === undefined ? [] : [spans];
  const hasSpans = [value.ents, value.entities].some(isSpans) || (groups.length > 0 && groups.every(isSpans));
  const hasCats = isObject(cats) && Object.values(cats).every((share) => Number.isFinite(Number(share)));
  return hasSpans || hasCats;
}

const sniff: Reader["sniff"] = (start) => {
  const values = firstValues(start);
  return values.length > 0 && values.every(isLine) ? 0.93 : 0;
};

export const spacy: Reader = {
  extensions: [],
  refines: "jsonl",
  hasColumns: true,
  sniff,
  rows,
  wholePart: wholeLines,
};
