/**
 * Spans of texts. The file names the tag that shows the text, not the member of the data, and counts UTF-16 units, files that
 * other programs made count code points or bytes: the member and the unit are those in which the spans of a tag lie at their
 * own texts. Spans of HTML have offsets in the text between its tags; they are taken where the data has no tags.
 */
import { say } from "@/lib/core/message";
import { type GivenSpan, type OffsetReader, type OffsetUnit, offsetReader } from "../foreign-offsets";
import { either, number, object, optional, readAs, text } from "../json/checks";
import type { SourceRegion } from "../source-annotation";
import { type LsResult, namesIn } from "./task";

const UNITS: readonly OffsetUnit[] = ["utf16", "codePoints", "bytes", "singleBreaks"];

const Place = either(number, text, () => say("rows.notSpan"));
const SpanValue = object({
  start: Place,
  end: Place,
  startOffset: optional(number),
  endOffset: optional(number),
  globalOffsets: optional(object({ start: number, end: number })),
  text: optional(text),
});

/** The one text of a page without tags. */
const ONLY_TEXT = /^\/?text\(\)\[1\]$/;

/** Null where a path through tags alone says where it is. */
export function givenSpan(value: Record<string, unknown>): GivenSpan | null {
  if (value.start === undefined) return null;
  const read = readAs(SpanValue, value);
  if (!read.ok) return null;
  const { start, end, startOffset, endOffset, globalOffsets } = read.value;
  const covered = read.value.text ?? undefined;
  const isPath = [start, end].some((place) => !/^\d+$/.test(String(place)));
  if (!isPath) return { start: Number(start), end: Number(end), text: covered };
  if (globalOffsets) return { ...globalOffsets, text: covered };
  const isInOnly = [start, end].every((place) => ONLY_TEXT.test(String(place)));
  return isInOnly && typeof startOffset === "number" && typeof endOffset === "number"
    ? { start: startOffset, end: endOffset, text: covered }
    : null;
}

export type SpanPlace = Required<Pick<SourceRegion, "field">> & Pick<SourceRegion, "shape">;

type Tag = { spans: GivenSpan[]; sources: Set<string> };

const keyOf = (result: LsResult): string => namesIn(result.to_name)[0] ?? "";

type Candidate = { field: string; reader: OffsetReader; unit: OffsetUnit; fitting: number };

/** The texts of a row, indexed once for all annotations about it. */
export function textsOf(data: Readonly<Record<string, unknown>>) {
  const readers = new Map<string, OffsetReader>();
  const readerOf = (field: string): OffsetReader | undefined => {
    const shown = Object.hasOwn(data, field) ? data[field] : undefined;
    if (typeof shown !== "string") return undefined;
    const known = readers.get(field) ?? offsetReader(shown);
    readers.set(field, known);
    return known;
  };
  const fields = Object.keys(data).filter((field) => typeof data[field] === "string");
  return { fields, readerOf };
}
export type Texts = ReturnType<typeof textsOf>;

/** The field that a tag shows, as far as it can be told; of equally good ones the likeliest by its name, then the first. */
function candidateFor(tag: string, { spans, sources }: Tag, { fields, readerOf }: Texts): Candidate | null {
  const named = [...sources, tag, "text"].filter((field) => fields.includes(field));
  const isTold = spans.some((span) => span.text !== undefined);
  const likely = named.length > 0 && !isTold ? named.slice(0, 1) : [...new Set([...named, ...fields])];
  let best: Candidate | null = null;
  for (const field of likely) {
    const reader = readerOf(field);
    if (!reader) continue;
    const { unit, fitting } = reader.unitFor(spans, UNITS);
    if (fitting > (best?.fitting ?? 0)) best = { field, reader, unit, fitting };
    if (fitting === spans.length) break;
  }
  return best;
}

/** @returns by a result with a span where it is; null for one that is at another text than its own */
export function spanPlaces(
  results: readonly LsResult[],
  texts: Texts,
): (result: LsResult) => SpanPlace | null {
  const tags = new Map<string, Tag>();
  const given = new Map<LsResult, GivenSpan>();
  for (const result of results) {
    const span = givenSpan(result.value ?? {});
    if (!span) continue;
    given.set(result, span);
    const tag = tags.get(keyOf(result)) ?? { spans: [], sources: new Set() };
    tag.spans.push(span);
    if (result.source?.startsWith("$")) tag.sources.add(result.source.slice(1));
    tags.set(keyOf(result), tag);
  }
  const chosen = new Map([...tags].map(([name, tag]) => [name, candidateFor(name, tag, texts)] as const));
  return (result) => {
    const span = given.get(result);
    const candidate = chosen.get(keyOf(result));
    if (!span || !candidate) return null;
    const part = candidate.reader.place(span, candidate.unit);
    return part && { field: candidate.field, shape: { kind: "span", parts: [part] } };
  };
}
