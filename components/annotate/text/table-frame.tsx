/**
 * A table around its rows. Every row is a grid of its own with the same columns, so that rows out of view may be left out of the
 * page; the columns come from the lengths of the cells, since nothing can be measured of those. Shared by the label view and
 * by pages that show answers.
 */
import type { CSSProperties, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { cellsOf } from "@/lib/text-forms/cells";
import type { Stretch } from "@/lib/text-forms/shaped-text";
import type { BlockLook } from "./block-looks";

/** Of so many rows the cells are looked at. */
const LOOKED_AT = 500;
/** Of a column, in letters: what it has at least and what it is given at most before others get more. */
const LEAST = 6;
const MOST = 36;
/** A column is not pressed below this where there are many; the table is then wider than the view. */
const NARROWEST = 18;
/** Beside the letters of a cell. */
const PADDING_CH = 3;
const NUMBER_CH = 5;

const longestLine = (text: string): number =>
  text.split("\n").reduce((most, { length }) => Math.max(most, length), 0);

function columnWidths(text: string, rows: readonly Stretch[]): number[] {
  const widths: number[] = [];
  for (const row of rows.slice(0, LOOKED_AT))
    cellsOf(row).forEach(({ start, end }, i) => {
      widths[i] = Math.max(widths[i] ?? LEAST, Math.min(longestLine(text.slice(start, end)), MOST));
    });
  return widths;
}

/** A table that begins in a script written from right to left has its first column at the right. */
function directionOf(text: string): "ltr" | "rtl" {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first) ? "rtl" : "ltr";
}

const ROW = "grid grid-cols-(--columns) border-line border-b text-[15px]";
/** Rows run under it. */
const HEAD = "sticky top-0 z-1 border-t bg-surface-2";
/** Numbers are generated content: never selected, never counted. */
const NUMBER =
  "before:num before:px-2 before:py-1 before:text-end before:text-muted before:text-xs before:leading-[2.5] before:content-[attr(data-number)]";
/** Around the words of a cell, which have a direction of their own. */
const CELL = "min-w-0 border-line border-s px-2.5 py-1";
export const WORDS = "whitespace-pre-wrap [overflow-wrap:anywhere]";

type CellsProps = { look: BlockLook; children: (cell: { start: number; end: number }) => ReactNode };

/** The cells of a row, with empty ones where it is shorter than others. */
export function Cells({ look: { cells = [], columns = 0, isHead }, children }: CellsProps) {
  const role = isHead ? "columnheader" : "cell";
  return Array.from({ length: Math.max(columns, cells.length) }, (_, i) => {
    const cell = cells[i];
    return (
      <div key={i} role={role} className={classNames(CELL, isHead && "font-semibold")}>
        {cell && children(cell)}
      </div>
    );
  });
}

export const rowClass = (isHead: boolean): string => [ROW, NUMBER, isHead ? HEAD : ""].join(" ");

type Props = { text: string; rows: readonly Stretch[]; children: ReactNode };

export function TableFrame({ text, rows, children }: Props) {
  const widths = columnWidths(text, rows);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one + PADDING_CH, NUMBER_CH);
  const least = widths.map((width) => Math.min(width, NARROWEST));
  const columns = widths.map((width, i) => `minmax(${(least[i] ?? 0) + PADDING_CH}ch,${width}fr)`);
  const style = {
    "--columns": [`${NUMBER_CH}ch`, ...columns].join(" "),
    minWidth: `${sum(least)}ch`,
    maxWidth: `${sum(widths) * 1.2}ch`,
  } as CSSProperties;
  return (
    <div
      role="table"
      aria-rowcount={rows.length}
      aria-colcount={widths.length}
      dir={directionOf(text)}
      className="mx-auto mt-6 border-line border-e text-[15px] sm:mt-8"
      style={style}
    >
      {children}
    </div>
  );
}
