/** How names of a file are looked up: what the manager maps, where a control is sought, and what found no place. */
import type { Message } from "@/lib/core/message";
import type { AnswerKindName, RegionKindName } from "@/lib/kinds";
import { foldName, type NameIndex } from "@/lib/labels/name-index";
import type { LabelSchema } from "@/lib/labels/schema";

/** What a label of the file becomes: the name or id of one of the schema, or nothing. */
export type LabelMap = Readonly<Record<string, string | null>>;

/** Something that the label schema has no place for. */
export type Unplaced = {
  /** Made where it is told: rows of which each lacks the same label are many. */
  message: () => Message;
  /** What the file calls the question, where it says so. */
  control?: string;
  labels: readonly string[];
  /** About a region, and the schema does not ask that of regions: told, but no reason to refuse what was asked. */
  isUnasked?: true;
  /** No change of the schema would make a place for it. */
  isLasting?: true;
} & (
  | { part: "region"; kind: RegionKindName }
  | { part: "answer"; per: "task" | "region"; kind?: AnswerKindName }
  | { part: "link" }
);

export type Naming = { index: NameIndex; schema: LabelSchema; map: LabelMap; unplaced: Unplaced[] };

/** The label under which the map wants it; null where it is to be left out. */
export function mapped(label: string, { map }: Naming): string | null {
  return Object.hasOwn(map, label) ? (map[label] ?? null) : label;
}

export const isNamed = (control: { id: string; name: string }, name: string | undefined): boolean =>
  name !== undefined && (control.id === name || foldName(control.name) === foldName(name));

/** The controls of the list that the file names; all of them where it names none that there is. */
export function candidates<C extends { control: { id: string; name: string } }>(
  all: readonly C[],
  name: string | undefined,
): readonly C[] {
  const named = all.filter(({ control }) => isNamed(control, name));
  return named.length > 0 ? named : all;
}

function keyOf(one: Unplaced, label: string): string {
  const { part, control, isUnasked, labels } = one;
  const [kind, per] = part === "link" ? [] : part === "region" ? [one.kind] : [one.kind, one.per];
  const isSeveral = part === "answer" && labels.length > 1;
  return JSON.stringify([part, control, isUnasked, kind, per, isSeveral, label]);
}

/** Adds what found no place to what is known of it, each label of each question once. */
export function noteUnplaced(known: Map<string, Unplaced>, found: readonly Unplaced[]): void {
  for (const one of found)
    for (const label of one.labels.length > 0 ? one.labels : [""]) {
      const key = keyOf(one, label);
      if (!known.has(key)) known.set(key, one.part === "answer" ? one : { ...one, labels: [label] });
    }
}
