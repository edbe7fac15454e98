/** What a preview tells about the labels of a file: whose they are, which labels, and what has no place in the schema. */
import type { Message } from "@/lib/core/message";
import type { SourceAnnotation, SourceRole } from "@/lib/formats/source-annotation";
import type { NameIndex } from "@/lib/labels/name-index";
import { hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { nameAnnotation } from "./source-document";

export type LabelReport = {
  /** Rows that have any. */
  rows: number;
  /** How many of each sort there are. */
  roles: Record<SourceRole, number>;
  regions: number;
  /** The people and models that the file names; the first fifty. */
  people: string[];
  hasUnnamed: boolean;
  /** Labels of regions and of closed questions as the file spells them, and whether the schema has each. */
  labels: { label: string; count: number; isKnown: boolean }[];
  /** What has no place in the schema, each message once. */
  unplaced: { message: Message; count: number }[];
  /** Questions about regions that the file answers and the schema does not ask. */
  unasked: { what: string; count: number }[];
  /** What has no counterpart at all. */
  notTaken: { what: string; count: number }[];
};

const MAX_PEOPLE = 50;
const MAX_LABELS = 300;
const MAX_MESSAGES = 20;

type Counts<T> = Map<string, T & { count: number }>;

function add<T>(counts: Counts<T>, key: string, item: T): void {
  const known = counts.get(key);
  if (known) known.count++;
  else counts.set(key, { ...item, count: 1 });
}

const most = <T>(counts: Counts<T>, max: number): (T & { count: number })[] =>
  [...counts.values()].toSorted((a, b) => b.count - a.count).slice(0, max);

/** @param rows those of the start of the file; null where none has any */
export function reportLabels(
  rows: readonly { annotations?: readonly SourceAnnotation[] }[],
  schema: LabelSchema,
  index: NameIndex,
): LabelReport | null {
  const roles: LabelReport["roles"] = { annotation: 0, skip: 0, prediction: 0, gold: 0 };
  const people = new Set<string>();
  const labels: Counts<{ label: string; isKnown: boolean }> = new Map();
  const unplaced: Counts<{ message: Message }> = new Map();
  const unasked: Counts<{ what: string }> = new Map();
  const notTaken: Counts<{ what: string }> = new Map();
  let [labeled, regions, hasUnnamed] = [0, 0, false];
  for (const { annotations = [] } of rows) {
    if (annotations.length > 0) labeled++;
    for (const source of annotations) {
      roles[source.role]++;
      if (source.by === null) hasUnnamed = true;
      else if (people.size < MAX_PEOPLE) people.add(source.by);
      regions += source.regions.length;
      for (const what of source.notTaken ?? []) add(notTaken, what, { what });
      const found = nameAnnotation(source, schema, index);
      const missing = new Set(found.unplaced.flatMap((one) => (one.part === "region" ? one.labels : [])));
      for (const region of source.regions)
        for (const label of region.labels) add(labels, label, { label, isKnown: !missing.has(label) });
      for (const one of found.unplaced) {
        if (one.isUnasked) {
          add(unasked, one.control ?? "", { what: one.control ?? "" });
          continue;
        }
        const message = one.message();
        add(unplaced, JSON.stringify(message), { message });
        if (one.part !== "region")
          for (const label of one.labels) add(labels, label, { label, isKnown: false });
      }
    }
  }
  if (labeled === 0) return null;
  return {
    rows: labeled,
    roles,
    regions,
    people: [...people],
    hasUnnamed,
    labels: most(labels, MAX_LABELS),
    unplaced: most(unplaced, MAX_MESSAGES),
    unasked: most(unasked, MAX_MESSAGES),
    notTaken: most(notTaken, MAX_MESSAGES),
  };
}

/** Of the values that are filled, so many have to be labels of the question. */
const MOSTLY = 0.9;
const MAX_CHARS = 200;

/** Columns that hold answers to closed questions, told by their values; each column answers at most one. */
export function answerColumns(
  rows: readonly Record<string, unknown>[],
  columns: readonly string[],
  { answers }: NameIndex,
): { column: string; control: string }[] {
  return columns.flatMap((column) => {
    const values = rows.flatMap((row) => {
      const value = Object.hasOwn(row, column) ? row[column] : undefined;
      return typeof value === "string" && value.trim() !== "" && value.length <= MAX_CHARS ? [value] : [];
    });
    if (values.length === 0) return [];
    const fitting = answers.find(
      ({ control, label }) =>
        hasLabels(control) &&
        (control.per ?? "task") === "task" &&
        values.filter((value) => label(value) !== undefined).length >= MOSTLY * values.length,
    );
    return fitting ? [{ column, control: fitting.control.id }] : [];
  });
}
