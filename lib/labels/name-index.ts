/** Finds the controls and labels of a schema by what files and models from elsewhere call them. */
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
type Namer = (id: string) => string | undefined;

/** Names that differ only in case, blanks around them or Unicode form are one name. */
export const foldName = (name: string): string => name.trim().normalize("NFC").toLocaleLowerCase("en");

/** The same without telling blanks, dashes and underscores apart, for formats that cannot hold a blank in a name. */
export const foldLoosely = (name: string): string => foldName(name).replaceAll(/[\s_-]+/g, " ");

/** The id that a name stands for; undefined where none or several go by it. */
export type Finder = (given: string) => string | undefined;

/** @returns ids by name; a name that several have stands for none of them */
function idsByName(items: readonly Named[], nameOf: Namer, fold: (name: string) => string): Finder {
  const ids = new Map<string, string | null>();
  for (const { id } of items) {
    const name = nameOf(id);
    if (name === undefined) continue;
    const key = fold(name);
    const known = ids.get(key);
    ids.set(key, known === undefined || known === id ? id : null);
  }
  return (given) => ids.get(fold(given)) ?? undefined;
}

/** A file says the same few words in all its rows. Only so many are kept, since it may also say ever new ones. */
const MAX_KEPT = 1_000;

function remembering(find: Finder): Finder {
  const found = new Map<string, string | undefined>();
  return (given) => {
    if (found.has(given)) return found.get(given);
    const id = find(given);
    if (found.size < MAX_KEPT) found.set(given, id);
    return id;
  };
}

/**
 * An id is taken as an id first, then as a name, then as what the item is called where it stands alone (of a tree its path),
 * at last as a name with other blanks.
 */
export function finderOf(items: readonly Named[], aloneOf?: Namer): Finder {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const nameOf: Namer = (id) => names.get(id);
  const finders = [
    idsByName(items, nameOf, foldName),
    ...(aloneOf ? [idsByName(items, aloneOf, foldName)] : []),
    idsByName(items, nameOf, foldLoosely),
  ];
  const find: Finder = (given) => {
    if (names.has(given)) return given;
    for (const finder of finders) {
      const id = finder(given);
      if (id !== undefined) return id;
    }
    return undefined;
  };
  return remembering(find);
}

export type IndexedControl<C extends Control = Control> = { control: C; label: Finder };

export type NameIndex = {
  regions: readonly IndexedControl<RegionControl>[];
  answers: readonly IndexedControl<AnswerControl>[];
  relations: readonly IndexedControl<RelationControl>[];
};

/** Of the labels of a control, or of the values of a closed question. */
export function labelFinder(control: Control): Finder {
  if (hasLabels(control)) return finderOf(control.labels, labelNamer(control));
  const values = isAnswerControl(control) ? (answerKind(control.kind).values?.(control) ?? []) : [];
  return finderOf(values);
}

/** @param lists what finds the candidates of questions that take them from lists, by the ids of the questions */
export function indexNames(
  { controls }: LabelSchema,
  lists: ReadonlyMap<string, Finder> = new Map(),
): NameIndex {
  const indexed = <C extends Control>(is: (control: Control) => control is C) =>
    controls.filter(is).map((control) => ({ control, label: lists.get(control.id) ?? labelFinder(control) }));
  return {
    regions: indexed(isRegionControl),
    answers: indexed(isAnswerControl),
    relations: indexed(isRelationControl),
  };
}
