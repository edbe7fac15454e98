/** Finds the controls and labels of a schema by what files from elsewhere call them: the id, the name, of a tree the path. */
import { answerKind } from "@/lib/kinds";
import { labelNamer } from "./label-name";
import {
  type AnswerControl,
  type Control,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
  type RegionControl,
  type RelationControl,
} from "./schema";

type Named = { id: string; name: string };

/** Names that differ only in case, blanks around them or Unicode form are one name. */
export const foldName = (name: string): string => name.trim().normalize("NFC").toLocaleLowerCase("en");

/** The id that a name stands for: an id first, then a name that only one has. */
export type Finder = (given: string) => string | undefined;

/** @param callers further names of an item, beside its own */
export function finderOf(
  items: readonly Named[],
  ...callers: ((id: string) => string | undefined)[]
): Finder {
  const ids = new Set(items.map(({ id }) => id));
  const byName = new Map<string, string | null>();
  const add = (name: string | undefined, id: string) => {
    if (name === undefined) return;
    const key = foldName(name);
    const known = byName.get(key);
    // A name that several have stands for none of them.
    byName.set(key, known === undefined || known === id ? id : null);
  };
  for (const { id, name } of items) {
    add(name, id);
    for (const caller of callers) add(caller(id), id);
  }
  return (given) => (ids.has(given) ? given : (byName.get(foldName(given)) ?? undefined));
}

export type IndexedControl<C extends Control = Control> = { control: C; label: Finder };

export type NameIndex = {
  regions: readonly IndexedControl<RegionControl>[];
  answers: readonly IndexedControl<AnswerControl>[];
  relations: readonly IndexedControl<RelationControl>[];
  control: Finder;
};

function labelFinder(control: Control): Finder {
  if (hasLabels(control)) return finderOf(control.labels, labelNamer(control));
  const values = isAnswerControl(control) ? (answerKind(control.kind).values?.(control) ?? []) : [];
  return finderOf(values);
}

export function indexNames({ controls }: LabelSchema): NameIndex {
  const indexed = <C extends Control>(is: (control: Control) => control is C) =>
    controls.filter(is).map((control) => ({ control, label: labelFinder(control) }));
  return {
    regions: indexed(isRegionControl),
    answers: indexed(isAnswerControl),
    relations: indexed(isRelationControl),
    control: finderOf(controls),
  };
}
