/** The caret goes up and down a column of a table: in grids browsers go from cell to cell along the row, and end there. */
import { offsetOf } from "./dom-offsets";

const cellOf = (node: Node | null): Element | null => {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest('[role="cell"],[role="columnheader"]') ?? null;
};

/** The cell of the same column in the row above or below that is in the page; of a shorter row the last one with words. */
function neighbourOf(root: Element, cell: Element, isForward: boolean): Element | undefined {
  const row = cell.parentElement;
  const number = Number(row?.getAttribute("data-block")) + (isForward ? 1 : -1);
  const cells = [...(root.querySelector(`[data-block="${number}"]`)?.children ?? [])];
  const column = [...(row?.children ?? [])].indexOf(cell);
  return cells.slice(0, column + 1).findLast((one) => one.querySelector("[data-start]"));
}

type Step = { from: Node; fromUnit: number; to: Node | null; toUnit: number | null };

/**
 * @param step where the caret stands and where the browser has moved it by a line
 * @returns where it goes instead (UTF-16 units); undefined outside of tables, and within a cell of several lines
 */
export function stepRow(root: Element, { from, fromUnit, to, toUnit }: Step, isForward: boolean) {
  const cell = cellOf(from);
  if (!cell || (cellOf(to) === cell && toUnit !== fromUnit)) return undefined;
  const next = neighbourOf(root, cell, isForward);
  return next ? (offsetOf(root, next, 0) ?? fromUnit) : fromUnit;
}
