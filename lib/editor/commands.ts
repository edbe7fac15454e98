/**
 * Commands are the only way a document changes. `apply` never mutates and returns the command that takes the change
 * back. A command whose target is gone (removed elsewhere meanwhile) does nothing, so an old undo entry can never
 * damage a document; the document is then returned by identity. Whether the result is a valid answer is decided by
 * lib/annotation, not here.
 */
import type {
  AnnotationDocument,
  AnswerValue,
  PredictedRegion,
  Region,
  Relation,
} from "@/lib/annotation/document";
import type { Shape } from "@/lib/kinds";

/** New values of a region's members; `attributes: null` removes them all. */
export type RegionChanges = {
  shape?: Shape;
  labels?: string[];
  attributes?: Record<string, AnswerValue> | null;
  /** By default an accepted prediction becomes a changed one. */
  origin?: Region["origin"];
  /** Null takes it out of its group. */
  group?: string | null;
};

/** Without an index it goes to the end. */
type Placed<T> = { item: T; index?: number };

export type Command =
  | { type: "insert"; regions: Placed<Region>[]; relations: Placed<Relation>[] }
  | { type: "remove"; regions: string[]; relations: string[] }
  | { type: "update"; id: string; changes: RegionChanges }
  | { type: "reorder"; id: string; index: number }
  | { type: "answer"; control: string; value: AnswerValue | null }
  /** Of predicted regions: whether they are rejected. */
  | { type: "reject"; regions: PredictedRegion[]; isRejected: boolean }
  | { type: "batch"; commands: Command[] };
export type CommandOf<T extends Command["type"]> = Extract<Command, { type: T }>;

export type Applied = { document: AnnotationDocument; inverse: Command };

export const batch = (commands: Command[]): Command =>
  commands.length === 1 ? (commands[0] as Command) : { type: "batch", commands };
const NOTHING: Command = { type: "batch", commands: [] };

export const addRegion = (region: Region, index?: number): Command => ({
  type: "insert",
  regions: [index === undefined ? { item: region } : { item: region, index }],
  relations: [],
});
export const removeRegions = (ids: string[]): Command => ({ type: "remove", regions: ids, relations: [] });
export const updateRegion = (id: string, changes: RegionChanges): Command => ({
  type: "update",
  id,
  changes,
});
export const reorder = (id: string, index: number): Command => ({ type: "reorder", id, index });
/** `null` takes the answer away. */
export const setAnswer = (control: string, value: AnswerValue | null): Command => ({
  type: "answer",
  control,
  value,
});
export const addRelation = (relation: Relation): Command => ({
  type: "insert",
  regions: [],
  relations: [{ item: relation }],
});
export const removeRelation = (id: string): Command => ({ type: "remove", regions: [], relations: [id] });

/** Puts the items at their places, in order, leaving out ids that are there already. */
function insertInto<T extends { id: string }>(
  items: T[],
  placed: Placed<T>[],
): { items: T[]; ids: string[] } {
  const missing = new Set(placed.map(({ item }) => item.id));
  for (const { id } of items) missing.delete(id);
  const fresh = placed.filter(({ item }) => missing.delete(item.id));
  if (fresh.length === 0) return { items, ids: [] };
  const out = items.slice();
  for (const { item, index } of fresh) out.splice(index ?? out.length, 0, item);
  return { items: out, ids: fresh.map(({ item }) => item.id) };
}

/** Takes the items out; `taken` lists them with the places they had, ascending, as `insertInto` wants them. */
function takeFrom<T extends { id: string }>(items: T[], gone: (item: T) => boolean) {
  const taken: Placed<T>[] = [];
  const kept = items.filter((item, index) => {
    if (!gone(item)) return true;
    taken.push({ item, index });
    return false;
  });
  return { items: taken.length > 0 ? kept : items, taken };
}

function insert(document: AnnotationDocument, command: CommandOf<"insert">): Applied {
  const regions = insertInto(document.regions, command.regions);
  const known = new Set(command.relations.length > 0 ? regions.items.map((region) => region.id) : []);
  // Undo may bring a relation back whose end was removed elsewhere meanwhile.
  const whole = command.relations.filter(({ item }) => known.has(item.from) && known.has(item.to));
  const relations = insertInto(document.relations, whole);
  if (regions.ids.length + relations.ids.length === 0) return { document, inverse: NOTHING };
  return {
    document: { ...document, regions: regions.items, relations: relations.items },
    inverse: { type: "remove", regions: regions.ids, relations: relations.ids },
  };
}

/** A relation cannot outlive its ends, so it leaves with them. */
function remove(document: AnnotationDocument, command: CommandOf<"remove">): Applied {
  const ids = new Set(command.regions);
  const links = new Set(command.relations);
  const regions = takeFrom(document.regions, (region) => ids.has(region.id));
  const relations = takeFrom(
    document.relations,
    (relation) => links.has(relation.id) || ids.has(relation.from) || ids.has(relation.to),
  );
  if (regions.taken.length + relations.taken.length === 0) return { document, inverse: NOTHING };
  return {
    document: { ...document, regions: regions.items, relations: relations.items },
    inverse: { type: "insert", regions: regions.taken, relations: relations.taken },
  };
}

function changed(region: Region, changes: RegionChanges): Region {
  const { attributes, group, ...rest } = region;
  const nextGroup = changes.group === undefined ? group : (changes.group ?? undefined);
  const isOther =
    changes.shape !== undefined || changes.labels !== undefined || changes.attributes !== undefined;
  const next = changes.attributes === undefined ? attributes : (changes.attributes ?? undefined);
  return {
    ...rest,
    ...(changes.shape ? { shape: changes.shape } : {}),
    ...(changes.labels ? { labels: changes.labels } : {}),
    ...(next === undefined ? {} : { attributes: next }),
    ...(nextGroup === undefined ? {} : { group: nextGroup }),
    ...(isOther && region.origin === "prediction" ? { origin: "prediction-changed" } : {}),
    ...(changes.origin ? { origin: changes.origin } : {}),
  };
}

function update(document: AnnotationDocument, { id, changes }: CommandOf<"update">): Applied {
  const index = document.regions.findIndex((region) => region.id === id);
  const region = document.regions[index];
  if (!region || Object.keys(changes).length === 0) return { document, inverse: NOTHING };
  const regions = document.regions.slice();
  regions[index] = changed(region, changes);
  const before: RegionChanges = {
    ...(changes.shape ? { shape: region.shape } : {}),
    ...(changes.labels ? { labels: region.labels } : {}),
    ...(changes.attributes === undefined ? {} : { attributes: region.attributes ?? null }),
    ...(changes.group === undefined ? {} : { group: region.group ?? null }),
    ...(region.origin === "prediction" ? { origin: region.origin } : {}),
  };
  return { document: { ...document, regions }, inverse: updateRegion(id, before) };
}

function move(document: AnnotationDocument, { id, index }: CommandOf<"reorder">): Applied {
  const from = document.regions.findIndex((region) => region.id === id);
  const to = Math.min(Math.max(index, 0), document.regions.length - 1);
  const region = document.regions[from];
  if (!region || from === to) return { document, inverse: NOTHING };
  const regions = document.regions.slice();
  regions.splice(from, 1);
  regions.splice(to, 0, region);
  return { document: { ...document, regions }, inverse: reorder(id, from) };
}

function answer(document: AnnotationDocument, { control, value }: CommandOf<"answer">): Applied {
  const before = document.answers[control] ?? null;
  if (before === value) return { document, inverse: NOTHING };
  const { [control]: _, ...others } = document.answers;
  return {
    document: { ...document, answers: value === null ? others : { ...others, [control]: value } },
    inverse: setAnswer(control, before),
  };
}

function reject(document: AnnotationDocument, { regions, isRejected }: CommandOf<"reject">): Applied {
  const keyOf = ({ prediction, region }: PredictedRegion) => `${prediction}/${region}`;
  const before = document.rejected ?? [];
  const [known, meant] = [new Set(before.map(keyOf)), new Set(regions.map(keyOf))];
  const changed = regions.filter((one) => known.has(keyOf(one)) !== isRejected);
  if (changed.length === 0) return { document, inverse: NOTHING };
  const { rejected: _, ...others } = document;
  const after = isRejected ? [...before, ...changed] : before.filter((one) => !meant.has(keyOf(one)));
  return {
    document: after.length === 0 ? others : { ...others, rejected: after },
    inverse: { type: "reject", regions: changed, isRejected: !isRejected },
  };
}

function all(document: AnnotationDocument, { commands }: CommandOf<"batch">): Applied {
  const inverses: Command[] = [];
  let current = document;
  for (const command of commands) {
    const applied = apply(current, command);
    if (applied.document === current) continue;
    current = applied.document;
    inverses.unshift(applied.inverse);
  }
  return { document: current, inverse: inverses.length === 0 ? NOTHING : batch(inverses) };
}

const APPLY: { [T in Command["type"]]: (document: AnnotationDocument, command: CommandOf<T>) => Applied } = {
  insert,
  remove,
  update,
  reorder: move,
  answer,
  reject,
  batch: all,
};

/** Whether a command leaves nothing of what an earlier one did, so that the earlier one need not be carried out at all. */
export function supersedes(later: Command, earlier: Command): boolean {
  if (later.type === "answer") return earlier.type === "answer" && later.control === earlier.control;
  if (later.type === "update")
    return (
      earlier.type === "update" &&
      later.id === earlier.id &&
      Object.keys(earlier.changes).every((key) => key in later.changes)
    );
  return (
    later.type === "batch" &&
    earlier.type === "batch" &&
    later.commands.length === earlier.commands.length &&
    later.commands.every((command, i) => supersedes(command, earlier.commands[i] as Command))
  );
}

/** The document after the command, and the command that brings the old one back. */
export function apply(document: AnnotationDocument, command: Command): Applied {
  // The table pairs each type with its own command; TypeScript cannot follow that through the lookup.
  const run = APPLY[command.type] as (document: AnnotationDocument, command: Command) => Applied;
  return run(document, command);
}
