/**
 * Finds labels by words: each has to stand somewhere in the path of a label, in any case of letters. Paths are folded once, so
 * that a search of ten thousand labels takes a few milliseconds.
 */
import type { Label } from "./parts";
import { PATH_SEPARATOR } from "./tree";

const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** The folded path of each label, in their order; a circle in an unchecked tree ends where it closes. */
function foldedPaths(labels: readonly Label[]): string[] {
  const byId = new Map(labels.map((label) => [label.id, label]));
  const known = new Map<string, string>();
  const pathTo = (label: Label): string => {
    const before = known.get(label.id);
    if (before !== undefined) return before;
    const name = fold(label.name);
    known.set(label.id, name);
    const parent = byId.get(label.parent ?? "");
    const path = parent ? `${pathTo(parent)}${PATH_SEPARATOR}${name}` : name;
    known.set(label.id, path);
    return path;
  };
  return labels.map(pathTo);
}

/**
 * @param isSought which of the labels may be found; those they lie below are part of their paths all the same
 * @returns the labels that words find, in their order; null where no word is given
 */
export function labelSearch(
  labels: readonly Label[],
  isSought: (id: string) => boolean = () => true,
): (text: string) => Label[] | null {
  let paths: string[] | undefined;
  return (text) => {
    const words = fold(text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return null;
    paths ??= foldedPaths(labels);
    const all = paths;
    return labels.filter(({ id }, i) => words.every((word) => all[i]?.includes(word)) && isSought(id));
  };
}
