/**
 * Labels from a pasted list: a line each. In a tree, lines lie below each other by their indentation (tabs or two
 * spaces) or say their path (`Animal > Dog`, `Animal › Dog`; `Animal/Dog` where no line has one of the other signs). Behind
 * the name, parted by tabs as spreadsheets part their cells (or by semicolons or bars in every line), may stand a key (one
 * character), a colour and a definition.
 */
import { addedBelow } from "./arrange-labels";
import { type HeldKeys, newLabelId } from "./change-ids";
import { isReserved } from "./hotkeys";
import { LabelColor } from "./parts";
import type { Label, LabelSchema } from "./schema";

/** Names from the top, below the nearest line before that is less indented. */
type Line = { indent: number; path: string[]; details: Details };
type Details = Partial<Pick<Label, "hotkey" | "color" | "description">>;

const isKey = (cell: string) => /^[\p{L}\p{N}]$/u.test(cell);
const isColor = (cell: string) => LabelColor.safeParse(cell).success;

/** Cells are told by what they hold, so that one may be left out. */
function detailsOf(cells: readonly string[]): Details {
  const given = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const hotkey = given.find(isKey);
  const color = given.find(isColor);
  const description = given.filter((cell) => cell !== hotkey && cell !== color).join(" ");
  return { ...(hotkey && { hotkey }), ...(color && { color }), ...(description !== "" && { description }) };
}

/** A tab; without any, what parts every one of several lines, as lists are written by hand. */
const separatorOf = (lines: readonly string[]): string =>
  lines.length < 2 || lines.some((line) => line.trim().includes("\t"))
    ? "\t"
    : ([";", "|"].find((sign) => lines.every((line) => line.includes(sign))) ?? "\t");

const SIGNS = [/\s+>\s+|\s*›\s*/u, /\s*\/\s*/u];

function linesOf(text: string, hasTree: boolean): Line[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const separator = separatorOf(lines);
  const cellsOf = (line: string) => line.trim().split(separator);
  const sign = hasTree
    ? SIGNS.find((one) => lines.some((line) => one.test(cellsOf(line)[0] ?? "")))
    : undefined;
  return lines.map((line) => {
    const [space = ""] = /^\s*/u.exec(line) ?? [];
    const [first = "", ...cells] = cellsOf(line);
    const path = (sign ? first.split(sign) : [first]).map((name) => name.trim().replaceAll(/\s+/gu, " "));
    const indent = hasTree ? space.replaceAll("\t", "  ").length / 2 : 0;
    return {
      indent: Math.floor(indent),
      path: path.filter((name) => name !== ""),
      details: detailsOf(cells),
    };
  });
}

const same = (a: string, b: string) => a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();

type Into = {
  /** Id of the label into whose name the list was pasted; it goes if it has no name yet. */
  at: string;
  hasTree: boolean;
  held: HeldKeys;
  /** Where it is given, keys that the label view needs itself are left out: there is no field to change them in. */
  schema?: Pick<LabelSchema, "controls">;
};

/**
 * @returns all labels of the control; one that is there already under its name and parent is not made again, and gets what it
 * lacks
 */
export function withPasted(
  control: { id: string; labels: readonly Label[] },
  text: string,
  { at, hasTree, held, schema }: Into,
): Label[] {
  const lines = linesOf(text, hasTree);
  if (schema)
    for (const { details } of lines)
      if (details.hotkey !== undefined && isReserved(details.hotkey.toLowerCase(), schema))
        delete details.hotkey;
  const into = control.labels.find(({ id }) => id === at);
  if (!into || lines.length === 0) return [...control.labels];
  const labels = control.labels
    .filter((label) => label !== into || label.name.trim() !== "")
    .map((label) => ({ ...label }));
  const added: Label[] = [];
  const below = (parent: string | undefined, name: string, details: Details): string => {
    const there = [...labels, ...added].find((one) => one.parent === parent && same(one.name, name));
    if (there) {
      Object.assign(there, { ...details, ...there });
      return there.id;
    }
    const id = newLabelId({ id: control.id, labels: [...labels, ...added] }, name, held);
    added.push({ id, name, ...(parent === undefined ? {} : { parent }), ...details });
    return id;
  };
  const open: { indent: number; id: string }[] = [];
  for (const { indent, path, details } of lines) {
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    let parent = open.at(-1)?.id ?? into.parent;
    for (const [i, name] of path.entries())
      parent = below(parent, name, i === path.length - 1 ? details : {});
    if (parent !== undefined) open.push({ indent, id: parent });
  }
  return addedBelow(labels, added);
}
