/** A text and its `.ann` as regions and relations between them. */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { LINE_BREAKS } from "@/lib/exports/line-breaks";
import { type OffsetReader, type OffsetUnit, offsetReader, type PlacedSpan } from "../foreign-offsets";
import type { SourceRegion, SourceRelation, SourceValue } from "../source-annotation";
import { type AnnLine, readAnnLine } from "./lines";
import type { Meanings } from "./meanings";

export type Ann = { regions: SourceRegion[]; relations: SourceRelation[]; notTaken: string[] };

type SpanLine = Extract<AnnLine, { kind: "span" }> & { line: number };
type Draft = SourceRegion & {
  labels: string[];
  attributes: Record<string, SourceValue>;
  isMultiple: boolean;
};

/** Python counts code points; other programs count otherwise, and some a CRLF once. */
const UNITS: readonly OffsetUnit[] = ["codePoints", "utf16", "bytes", "singleBreaks"];
const BREAKS = new RegExp(`^[${LINE_BREAKS}]+$`, "u");
const plain = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** The fragments of a span, joined where nothing but line breaks parts them: brat has none inside a fragment. */
function placed(
  { fragments, text }: SpanLine,
  reader: OffsetReader,
  unit: OffsetUnit,
  whole: string,
): PlacedSpan[] | null {
  const parts: PlacedSpan[] = [];
  for (const fragment of fragments) {
    const part = reader.place(fragment, unit);
    if (!part) return null;
    parts.push(part);
  }
  parts.sort((a, b) => a.start - b.start);
  if (plain(parts.map((part) => part.text).join(" ")) !== plain(text) && text !== "") return null;
  const index = reader.index;
  return parts.reduce<PlacedSpan[]>((joined, part) => {
    const last = joined.at(-1);
    const gap = last ? whole.slice(index.toUnits(last.end), index.toUnits(part.start)) : "";
    if (last && (gap === "" || BREAKS.test(gap)))
      joined[joined.length - 1] = { start: last.start, end: part.end, text: last.text + gap + part.text };
    else joined.push(part);
    return joined;
  }, []);
}

/** All spans in the one unit in which they lie at their texts. */
function places(spans: readonly SpanLine[], text: string): Result<PlacedSpan[][], Message> {
  const reader = offsetReader(text);
  let best: (PlacedSpan[] | null)[] = [];
  for (const unit of UNITS) {
    const found = spans.map((span) => placed(span, reader, unit, text));
    const fitting = (all: (PlacedSpan[] | null)[]) => all.filter((one) => one !== null).length;
    if (best.length === 0 || fitting(found) > fitting(best)) best = found;
    if (fitting(found) === spans.length) break;
  }
  const bad = spans[best.indexOf(null)];
  if (!bad) return ok(best.flatMap((one) => (one ? [one] : [])));
  const [start, end] = [bad.fragments[0]?.start ?? 0, bad.fragments.at(-1)?.end ?? 0];
  const message =
    bad.text === ""
      ? say("rows.spanBeyond", { start, end })
      : say("rows.spanElsewhere", { start, end, text: bad.text.slice(0, 60) });
  return err(say("rows.atLine", { line: bad.line, message }));
}

/** @param field of the row that has the text */
export function readAnn(ann: string, text: string, meanings: Meanings, field: string): Result<Ann, Message> {
  const lines: (AnnLine & { line: number })[] = [];
  for (const [i, line] of ann.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === "") continue;
    const read = readAnnLine(line);
    if (!read) return err(say("rows.bratLine", { line: i + 1, text: line.slice(0, 60) }));
    lines.push({ ...read, line: i + 1 });
  }
  const notTaken = new Set(lines.flatMap((line) => (line.kind === "other" ? [line.letter] : [])));
  const spans = lines.filter((line): line is SpanLine => line.kind === "span");
  const found = places(spans, text);
  if (!found.ok) return found;
  const byId = new Map<string, Draft>();
  const regions: Draft[] = [];
  for (const [i, { id, type, line }] of spans.entries()) {
    if (byId.has(id)) return err(say("rows.atLine", { line, message: say("rows.bratTwice", { id }) }));
    const { control, label, isMultiple } = meanings.spanOf(type);
    const shape = { kind: "span", parts: found.value[i] ?? [] } as const;
    const before = regions.at(-1);
    // Several labels of one region stand one after the other, at one place.
    const isSame =
      isMultiple &&
      before?.control === control &&
      !before?.labels.includes(label) &&
      JSON.stringify(before?.shape) === JSON.stringify(shape);
    if (before && isSame) {
      before.labels.push(label);
      byId.set(id, before);
      continue;
    }
    const region: Draft = {
      id,
      kind: "span",
      field,
      labels: [label],
      shape,
      attributes: {},
      isMultiple,
      ...(control !== undefined && { control }),
    };
    regions.push(region);
    byId.set(id, region);
  }
  const relations: SourceRelation[] = [];
  const events = lines.filter((line) => line.kind === "event");
  regions.push(...triggersOf(events, byId, meanings.schema === null));
  const chains = new Chains();
  for (const line of lines) {
    if (line.kind === "event") {
      const { taken, isWhole } = argumentsOf(line, byId, meanings);
      if (!isWhole) notTaken.add("E");
      relations.push(...taken);
    } else if (line.kind === "chain") {
      const members = line.members.flatMap((id) => byId.get(id) ?? []);
      if (members.length < line.members.length) notTaken.add("*");
      chains.add(members);
    } else if (line.kind === "relation") {
      const [from, to] = [byId.get(line.from)?.id, byId.get(line.to)?.id];
      const { control, label } = meanings.relationOf(line.type);
      if (from === undefined || to === undefined) notTaken.add("R");
      else relations.push({ from, to, label, ...(control !== undefined && { control }) });
    } else if (line.kind === "attribute") {
      const region = byId.get(line.target);
      if (region) addAttribute(region, meanings.attributeOf(line.name, line.value));
      else notTaken.add("A");
    } else if (line.kind === "note") {
      const region = byId.get(line.target);
      const answers = region ? meanings.answersIn(line.text) : null;
      if (region && answers) Object.assign(region.attributes, answers);
      else notTaken.add("#");
    }
  }
  for (const [region, group] of chains.groups()) region.group = group;
  return ok({ regions: regions.map(finished), relations, notTaken: [...notTaken] });
}

type EventLine = Extract<AnnLine, { kind: "event" }>;

/**
 * Events go by the spans that trigger them, under whose ids they are found from then on.
 * @param isApart a trigger of several events is a span for each of them
 * @returns the spans that are made for that
 */
function triggersOf(events: readonly EventLine[], byId: Map<string, Draft>, isApart: boolean): Draft[] {
  const made: Draft[] = [];
  const taken = new Set<Draft>();
  for (const { id, trigger } of events) {
    const region = byId.get(trigger);
    if (!region) continue;
    const isSecond = isApart && taken.has(region);
    const own = isSecond ? { ...region, id: `${region.id}.${id}`, attributes: {} } : region;
    if (isSecond) made.push(own);
    taken.add(own);
    byId.set(id, own);
  }
  return made;
}

/** The arguments of an event as relations from its trigger; a role that is there several times has numbers (`Theme2`). */
function argumentsOf(
  line: EventLine,
  byId: ReadonlyMap<string, Draft>,
  meanings: Meanings,
): { taken: SourceRelation[]; isWhole: boolean } {
  const from = byId.get(line.id)?.id;
  const roles = new Set(line.arguments.map(({ role }) => role));
  const taken = line.arguments.flatMap(({ role, target }) => {
    const to = byId.get(target)?.id;
    const base = /^(.*?\D)\d+$/u.exec(role)?.[1];
    const own = meanings.relationOf(role);
    const isNumbered = own.control === undefined && base !== undefined && roles.has(base);
    const { control, label } = isNumbered ? meanings.relationOf(base) : own;
    if (from === undefined || to === undefined || from === to) return [];
    return [{ from, to, label, ...(control !== undefined && { control }) }];
  });
  return { taken, isWhole: from !== undefined && taken.length === line.arguments.length };
}

/** What is the same as the same thing is the same, over several lines, too. */
class Chains {
  private readonly chainOf = new Map<Draft, Draft[]>();

  add(members: readonly Draft[]): void {
    const joined = [...new Set(members.flatMap((one) => this.chainOf.get(one) ?? [one]))];
    for (const member of joined) this.chainOf.set(member, joined);
  }

  /** Numbered from 1. */
  groups(): [Draft, string][] {
    const chains = [...new Set(this.chainOf.values())].filter(({ length }) => length > 1);
    return chains.flatMap((members, i) => members.map((one): [Draft, string] => [one, `${i + 1}`]));
  }
}

function addAttribute(
  region: Draft,
  { question, value, isOfSeveral }: ReturnType<Meanings["attributeOf"]>,
): void {
  if (!isOfSeveral) region.attributes[question] = value;
  else {
    const known = [region.attributes[question] ?? []].flat().map(String);
    if (!known.includes(String(value))) region.attributes[question] = [...known, String(value)];
  }
}

function finished({ attributes, isMultiple: _, ...region }: Draft): SourceRegion {
  return Object.keys(attributes).length > 0 ? { ...region, attributes } : region;
}
