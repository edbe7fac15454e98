import type { Stretch } from "./shaped-text";

/** The cells of a row, in UTF-16 units of the text; none of another stretch. */
export const cellsOf = ({ start, cells = [] }: Stretch): { start: number; end: number }[] =>
  cells.map((end, i) => ({ start: i === 0 ? start : (cells[i - 1] ?? start) + 1, end }));
