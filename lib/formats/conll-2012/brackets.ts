/**
 * The last column of CoNLL-2012 (Pradhan et al. 2012): `(1` where a mention of chain 1 begins, `1)` where one ends, `(1)` where
 * it is the token, several parted by bars, `-` where nothing is.
 */

/** Tokens from the first to the last one, by their places in the document. */
export type Mention = { first: number; last: number; chain: string };

export const NO_CHAIN = "-";

const crosses = (a: Mention, b: Mention): boolean =>
  (a.first < b.first && b.first <= a.last && a.last < b.last) ||
  (b.first < a.first && a.first <= b.last && b.last < a.last);

const isEqual = (a: Mention, b: Mention): boolean => a.first === b.first && a.last === b.last;

/**
 * Mentions that brackets tell apart: of one chain, those that equal or cross an earlier one would be read as others. Long ones
 * stay before short ones.
 * @returns those that are written, by their first token, longer ones first; and how many are not
 */
export function tellable<M extends Mention>(mentions: readonly M[]): { written: M[]; lost: number } {
  const written: M[] = [];
  const byChain = new Map<string, M[]>();
  for (const mention of mentions.toSorted(
    (a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first,
  )) {
    const own = byChain.get(mention.chain) ?? [];
    if (own.some((other) => isEqual(other, mention) || crosses(other, mention))) continue;
    byChain.set(mention.chain, [...own, mention]);
    written.push(mention);
  }
  written.sort((a, b) => a.first - b.first || b.last - a.last);
  return { written, lost: mentions.length - written.length };
}

/**
 * @param mentions of which no two of a chain are equal or cross, by their first token, longer ones first
 * @returns the cell of each token
 */
export function bracketCells(mentions: readonly Mention[], tokens: number): string[] {
  const cells = Array.from({ length: tokens }, (): string[] => []);
  for (const { first, last, chain } of mentions)
    cells[first]?.push(first === last ? `(${chain})` : `(${chain}`);
  // What begins last ends first.
  for (const { first, last, chain } of mentions.toReversed())
    if (first !== last) cells[last]?.push(`${chain})`);
  return cells.map((cell) => cell.join("|") || NO_CHAIN);
}

/** A place in a cell: a mention begins, ends, or both. */
export type Bracket = { chain: string; begins: boolean; ends: boolean };

const PART = /^(\()?([^()|]+)(\))?$/;

/** @returns null for a cell that is none */
export function bracketsIn(cell: string): Bracket[] | null {
  if (cell === NO_CHAIN || cell === "_" || cell === "*") return [];
  const brackets: Bracket[] = [];
  for (const part of cell.split("|")) {
    const [, begins, chain, ends] = PART.exec(part) ?? [];
    if (chain === undefined || (!begins && !ends)) return null;
    brackets.push({ chain, begins: begins !== undefined, ends: ends !== undefined });
  }
  return brackets;
}
