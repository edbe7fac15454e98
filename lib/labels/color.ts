/**
 * How labels look: twenty palette slots that follow the theme, given out in order, or a colour of the label's own. Where two
 * labels of a schema have one colour, the later ones are drawn in broken lines, each in its own way.
 */
import { hasLabels, type Label, type LabelSchema } from "./schema";

export const PALETTE_SLOTS = [
  ...(["l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9", "l10"] as const),
  ...(["l11", "l12", "l13", "l14", "l15", "l16", "l17", "l18", "l19", "l20"] as const),
] as const;

/** CSS colour of a label: its own, else the palette slot of its place in the control. */
export function labelColor(label: Label, place: number): string {
  const color = label.color ?? `l${(place % PALETTE_SLOTS.length) + 1}`;
  return color.startsWith("#") ? color.toLowerCase() : `var(--${color})`;
}

/** CSS colour by `controlId/labelId`; places run on through the controls so that neighbours differ. */
export function labelColors(schema: LabelSchema): Map<string, string> {
  const colors = new Map<string, string>();
  let place = 0;
  for (const control of schema.controls) {
    if (!hasLabels(control)) continue;
    for (const label of control.labels) colors.set(`${control.id}/${label.id}`, labelColor(label, place++));
  }
  return colors;
}

/** How many labels before it have the very colour of a label, by `controlId/labelId`; those with none before are left out. */
export function colorRepeats(colors: ReadonlyMap<string, string>): Map<string, number> {
  const uses = new Map<string, number>();
  const repeats = new Map<string, number>();
  for (const [target, color] of colors) {
    const before = uses.get(color) ?? 0;
    uses.set(color, before + 1);
    if (before > 0) repeats.set(target, before);
  }
  return repeats;
}

/** How the n-th chain of mentions looks, from 1: once all colours are given out they come again in broken lines. */
export const chainLook = (number: number): { color: string; repeat: number } => ({
  color: `var(--${PALETTE_SLOTS[(number - 1) % PALETTE_SLOTS.length]})`,
  repeat: Math.floor((number - 1) / PALETTE_SLOTS.length),
});

/**
 * Lengths in pixels, drawn and left out in turn, of the line of a label with so many of its colour before it: a dash and as
 * many dots. Empty for a whole line.
 */
export const dashOf = (repeat: number): number[] =>
  repeat === 0 ? [] : [8, 4, ...Array.from({ length: repeat }, () => [2, 4]).flat()];

/** The same line as a CSS image, from left to right. */
export function lineImage(color: string, repeat: number): string {
  if (repeat === 0) return `linear-gradient(${color},${color})`;
  let at = 0;
  const stops = dashOf(repeat).map((length, i) => {
    const from = at;
    at += length;
    return `${i % 2 === 0 ? color : "transparent"} ${from}px ${at}px`;
  });
  return `repeating-linear-gradient(to right,${stops.join(",")})`;
}
