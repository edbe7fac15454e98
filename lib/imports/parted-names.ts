/**
 * The parts of a cell that holds several names with bars between them, as `joinedNames` (lib/exports) writes it: a bar or a
 * backslash inside of a name stands behind a backslash.
 */
export const partedNames = (cell: string): string[] =>
  (cell.match(/(?:\\.|[^\\|])+/gsu) ?? []).map((part) => part.trim().replace(/\\([\\|])/g, "$1"));
