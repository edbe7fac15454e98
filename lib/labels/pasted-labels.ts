/**
 * Labels from a pasted list: a line each. In a tree, lines lie below each other by their indentation (tabs or two
 * spaces) or say their path (`Animal > Dog`, `Animal › Dog`; `Animal/Dog` where no line has one of the other signs).
 */
import { addedBelow } from "./arrange-labels";
import { type HeldKeys, newLabelId } from "./change-ids";
import type { Label } from "./schema";

/** Names from the top, below the nearest line before that is less indented. */
type Line = { indent: number; path: string[] };

const SIGNS = [/\s+>\s+|\s*›\s*/u, /\s*\/\s*/u];

function linesOf(text: string, hasTree: boolean): Line[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const sign = hasTree ? SIGNS.find((one) => lines.some((line) => one.test(line.trim()))) : undefined;
  return lines.map((line) => {
    const [space = ""] = /^\s*/u.exec(line) ?? [];
    const path = (sign ? line.split(sign) : [line]).map((name) => name.trim().replaceAll(/\s+/gu, " "));
    const indent = hasTree ? space.replaceAll("\t", "  ").length / 2 : 0;
    return { indent: Math.floor(indent), path: path.filter((name) => name !== "") };
  });
}

const same = (a: string, b: string) => a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();

type Into = {
  /** Id of the label into whose name the list was pasted; it goes if it has no name yet. */
  at: string;
  hasTree: boolean;
  held: HeldKeys;
};

/** @returns all labels of the control; one that is there already under its name and parent is not made again */
export function withPasted(
  control: { id: string; labels: readonly Label[] },
  text: string,
  { at, hasTree, held }: Into,
): Label[] {
  const lines = linesOf(text, hasTree);
  const into = control.labels.find(({ id }) => id === at);
  if (!into || lines.length === 0) return [...control.labels];
  const labels = control.labels.filter((label) => label !== into || label.name.trim() !== "");
  const added: Label[] = [];
  const below = (parent: string | undefined, name: string): string => {
    const there = [...labels, ...added].find((one) => one.parent === parent && same(one.name, name));
    if (there) return there.id;
    const id = newLabelId({ id: control.id, labels: [...labels, ...added] }, name, held);
    added.push({ id, name, ...(parent === undefined ? {} : { parent }) });
    return id;
  };
  const open: { indent: number; id: string }[] = [];
  for (const { indent, path } of lines) {
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    let parent = open.at(-1)?.id ?? into.parent;
    for (const name of path) parent = below(parent, name);
    if (parent !== undefined) open.push({ indent, id: parent });
  }
  return addedBelow(labels, added);
}
