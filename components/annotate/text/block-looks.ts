/**
 * How the blocks of a text with a form look: whole lines by what they are (a turn of a dialogue, a heading), and stretches in
 * them. Authors and bullets are generated content, so they are never selected and no place is counted in them.
 */
import type { CSSProperties } from "react";
import { blockAt, type LookCut, splitBlocks, type TextBlock } from "@/lib/editor/text-layout";
import { PALETTE_SLOTS } from "@/lib/labels/color";
import { cellsOf } from "@/lib/text-forms/cells";
import type { Look, Stretch } from "@/lib/text-forms/shaped-text";

export type BlockLook = {
  className: string;
  style?: CSSProperties;
  author?: string;
  cuts: LookCut[];
  /** Of a row of a table; it has no class and no style of its own. */
  cells?: { start: number; end: number }[];
  /** Of the whole table. */
  columns?: number;
  isHead?: boolean;
};

const TURN = "border-s-[3px] border-(--author) ps-3";
const TURN_START = "mt-3";
const AUTHOR =
  "before:block before:font-sans before:font-semibold before:text-[12.5px] before:leading-6 before:text-[color-mix(in_srgb,var(--author)_55%,var(--text))] before:content-[attr(data-author)]";
const HEADINGS = [
  ...["text-[24px]! font-bold mt-3", "text-[21px]! font-bold mt-3", "text-[18px]! font-semibold mt-2"],
  "font-semibold",
];
const LINES: Partial<Record<Look, string>> = {
  item: "before:content-['•'] before:me-2 before:text-muted ps-4",
  quote: "border-s-2 border-line ps-3 text-muted",
};
const WORDS: Partial<Record<Look, string>> = {
  strong: "font-bold",
  emphasis: "italic",
  code: "font-mono text-[0.9em] bg-surface-2 rounded-[3px]",
  link: "text-accent",
  key: "text-muted font-semibold",
  markup: "text-muted",
};

const colorOf = (level: number | undefined): string =>
  level === undefined
    ? "var(--line-strong)"
    : `var(--${PALETTE_SLOTS[(level - 1) % PALETTE_SLOTS.length] ?? PALETTE_SLOTS[0]})`;

function addToLine(look: BlockLook, { look: what, author, level }: Stretch, isFirst: boolean): void {
  const add = (...names: (string | undefined)[]) => {
    look.className = [look.className, ...names].filter(Boolean).join(" ");
  };
  if (what === "turn") {
    look.style = { "--author": colorOf(level) } as CSSProperties;
    add(TURN, isFirst ? TURN_START : undefined);
    if (!isFirst || author === undefined) return;
    look.author = author;
    add(AUTHOR);
  } else if (what === "heading") add(HEADINGS[Math.min(level ?? 1, HEADINGS.length) - 1]);
  else if (what !== "item" || isFirst) add(LINES[what]);
}

/**
 * The blocks of a text with a form: the rows of a table, which may have line breaks in them; of others the lines, with one more
 * for a last turn without words, since its author stands there.
 */
export function shapedBlocks(text: string, layout: readonly Stretch[]): TextBlock[] {
  if (layout.some(({ cells }) => cells))
    return layout.map(({ start }, i) => ({ start, end: layout[i + 1]?.start ?? text.length }));
  const blocks = splitBlocks(text);
  const isOpen = layout.some(({ look, start }) => look === "turn" && start === text.length);
  return isOpen && text.length > 0 ? [...blocks, { start: text.length, end: text.length }] : blocks;
}

/** By the number of the block; plain ones are left out. */
export function blockLooks(
  blocks: readonly TextBlock[],
  layout: readonly Stretch[],
): ReadonlyMap<number, BlockLook> {
  const looks = new Map<number, BlockLook>();
  const columns = layout.reduce((most, { cells = [] }) => Math.max(most, cells.length), 0);
  for (const [row, stretch] of layout.entries()) {
    if (stretch.cells) {
      const isHead = stretch.look === "head";
      looks.set(row, { className: "", cuts: [], cells: cellsOf(stretch), columns, isHead });
      continue;
    }
    const first = blockAt(blocks, stretch.start);
    for (let i = first; i === first || (blocks[i]?.start ?? stretch.end) < stretch.end; i++) {
      const look = looks.get(i) ?? { className: "", cuts: [] };
      looks.set(i, look);
      const className = WORDS[stretch.look];
      if (className) look.cuts.push({ start: stretch.start, end: stretch.end, className });
      else addToLine(look, stretch, i === first);
    }
  }
  return looks;
}
