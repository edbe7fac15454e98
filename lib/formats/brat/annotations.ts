/** The lines of an `.ann` file: spans (`T`), events (`E`), relations (`R`), chains (`*`), answers about spans (`A`), notes (`#`). */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { eventsOf, hasEvents } from "@/lib/annotation/events";
import { LINE_BREAKS, oneLine, quoted } from "@/lib/exports/line-breaks";
import type { TextChain } from "@/lib/exports/text-chains";
import type { TextDocument, TextRegion } from "@/lib/exports/text-documents";
import type { BratNames, Question } from "./names";

/** Half-open, code points. */
type Fragment = { start: number; end: number };

/** What Python takes for the end of a line: a fragment has none inside. */
export const BREAK = new RegExp(`[${LINE_BREAKS}]`, "u");

/** The fragments of a span: its parts, cut at line breaks. */
export function fragmentsOf({ index }: TextDocument, { parts }: TextRegion): Fragment[] {
  const fragments: Fragment[] = [];
  for (const { start, end } of parts) {
    let [from, at] = [start, start];
    for (const character of index.slice(start, end)) {
      if (BREAK.test(character)) {
        if (at > from) fragments.push({ start: from, end: at });
        from = at + 1;
      }
      at++;
    }
    if (end > from) fragments.push({ start: from, end });
  }
  return fragments;
}

function answerLines(question: Question, answer: unknown, target: string): string[] {
  const { type, values, hasFlags } = question;
  return [answer].flat().flatMap((value) => {
    const told = values.get(String(value));
    if (told === undefined) return [];
    return hasFlags ? `${type}_${told} ${target}` : `${type} ${target} ${told}`;
  });
}

/** Counts through the lines of each sort. */
function lineWriter() {
  const counts = new Map<string, number>();
  let text = "";
  return {
    /** A line without a number of its own. */
    addPlain: (line: string): void => {
      text += line;
    },
    add: (sort: string, rest: string): string => {
      const count = (counts.get(sort) ?? 0) + 1;
      counts.set(sort, count);
      text += `${sort}${count}\t${rest}\n`;
      return `${sort}${count}`;
    },
    text: () => text,
  };
}

type Add = ReturnType<typeof lineWriter>["add"];

/** @returns the ids of the lines of a span: one for each of its labels */
function addSpan(names: BratNames, document: TextDocument, span: TextRegion, add: Add): string[] {
  const fragments = fragmentsOf(document, span);
  const types = names.spans.find(({ control }) => control.id === span.control.id)?.types;
  if (fragments.length === 0) return [];
  const places = fragments.map(({ start, end }) => `${start} ${end}`).join(";");
  const text = fragments.map(({ start, end }) => document.index.slice(start, end)).join(" ");
  return span.labels.map((label) => add("T", `${types?.get(label)} ${places}\t${text}`));
}

/** Answers stand with each label of the span: readers know of no other tie between these. */
function addAnswers(
  { questions }: BratNames,
  { region }: TextRegion,
  targets: readonly string[],
  add: Add,
): void {
  const answers = region.attributes ?? {};
  const asked = questions.filter(({ control }) => Object.hasOwn(answers, control.id));
  const free = asked.filter(({ values }) => values.size === 0);
  for (const target of targets) {
    for (const question of asked)
      for (const line of answerLines(question, answers[question.control.id], target)) add("A", line);
    const notes = free.map(({ control }) => `${oneLine(control.name)}: ${quoted(answers[control.id])}`);
    if (notes.length > 0) add("#", `AnnotatorNotes ${target}\t${notes.join("; ")}`);
  }
}

/** Role by role what an argument is called; further ones of a role are numbered from 2, past names that are roles. */
function argumentNames(roles: readonly string[], types: ReadonlySet<string>): string[] {
  const taken = new Set<string>();
  return roles.map((role) => {
    let name = role;
    for (let copy = 2; taken.has(name) || (name !== role && types.has(name)); copy++) name = `${role}${copy}`;
    taken.add(name);
    return name;
  });
}

/**
 * Events have their arguments in the order of the roles. They take the place of their triggers wherever these are named, as brat has it.
 * @param targets by region the ids of its lines
 */
function addEvents(
  names: BratNames,
  labels: AnnotationDocument,
  targets: Map<string, readonly string[]>,
  add: Add,
): void {
  const written = names.relations
    .filter(({ control }) => hasEvents(control))
    .flatMap(({ control, types }) => eventsOf(control, labels).map((event) => ({ control, types, event })))
    .filter(({ event }) => targets.get(event.trigger.id)?.[0] !== undefined);
  const triggers = new Map(
    written.map(({ event: { trigger } }) => [trigger.id, targets.get(trigger.id)?.[0]]),
  );
  for (const [at, { event }] of written.entries()) {
    const [first, ...others] = targets.get(event.trigger.id) ?? [];
    if (first?.startsWith("T")) targets.set(event.trigger.id, [`E${at + 1}`, ...others]);
  }
  for (const { control: roles, types, event } of written) {
    const place = new Map(roles.labels.map(({ id }, i) => [id, i]));
    const inOrder = event.arguments.toSorted((a, b) => (place.get(a.label) ?? 0) - (place.get(b.label) ?? 0));
    const given = inOrder.flatMap(({ label, to }) => {
      const [role, target] = [types.get(label), targets.get(to)?.[0]];
      return role !== undefined && target !== undefined ? [{ role, target }] : [];
    });
    const called = argumentNames(
      given.map(({ role }) => role),
      new Set(types.values()),
    );
    const { control, labels: own } = event.trigger;
    const known = names.spans.find((one) => one.control.id === control)?.types;
    const [type] = own.flatMap((label) => known?.get(label) ?? []);
    const parts = given.map(({ target }, i) => `${called[i]}:${target}`);
    add("E", [`${type}:${triggers.get(event.trigger.id)}`, ...parts].join(" "));
  }
}

/** @param chains those of the text */
export function annLines(
  names: BratNames,
  document: TextDocument,
  labels: AnnotationDocument,
  chains: readonly TextChain[],
): string {
  const { add, addPlain, text } = lineWriter();
  const targets = new Map<string, readonly string[]>(
    document.regions.map((span) => [span.region.id, addSpan(names, document, span, add)] as const),
  );
  addEvents(names, labels, targets, add);
  for (const { control, label, from, to } of labels.relations) {
    const known = names.relations.find((one) => one.control.id === control);
    const type = known && !known.control.structure ? known.types.get(label) : undefined;
    const [first, second] = [targets.get(from)?.[0], targets.get(to)?.[0]];
    if (type && first && second) add("R", `${type} Arg1:${first} Arg2:${second}`);
  }
  for (const { control, mentions } of chains) {
    const ids = mentions.flatMap(({ region }) => targets.get(region.id)?.[0] ?? []);
    if (ids.length > 1) addPlain(`*\t${names.chainType(control)} ${ids.join(" ")}\n`);
  }
  for (const span of document.regions) addAnswers(names, span, targets.get(span.region.id) ?? [], add);
  return text();
}
