/**
 * Guesses the separator of a table from its start: the one by which most records have as many cells as the first; of
 * equals the one that fewer spaces follow, as they follow commas in prose, and then the one with more cells. Without any
 * separator in the first record it is the comma.
 */
import { DELIMITERS, type Delimiter, firstRecords } from "./delimited-text";

const SAMPLE_CHARS = 64 * 1024;

type Fit = { columns: number; share: number; spaced: number };

function fitOf(text: string, delimiter: Delimiter, isWhole: boolean): Fit {
  const records = firstRecords(text, delimiter, isWhole);
  const columns = records[0]?.cells.length ?? 0;
  const alike = records.filter(({ cells }) => cells.length === columns).length;
  const behind = records.flatMap(({ cells }) => cells.slice(1));
  const spaced = behind.filter((cell) => cell.startsWith(" ")).length;
  return {
    columns,
    share: alike / Math.max(records.length, 1),
    spaced: spaced / Math.max(behind.length, 1),
  };
}

const isBetter = (a: Fit, b: Fit): boolean =>
  a.share !== b.share
    ? a.share > b.share
    : a.spaced !== b.spaced
      ? a.spaced < b.spaced
      : a.columns > b.columns;

/** @param isWhole whether the text is a whole file; otherwise it may be cut off anywhere */
export function guessDelimiter(text: string, isWhole: boolean): Delimiter {
  const sample = text.slice(0, SAMPLE_CHARS);
  const isEnd = isWhole && sample.length === text.length;
  let best: Delimiter = ",";
  let most: Fit = { columns: 1, share: 0, spaced: 1 };
  for (const delimiter of DELIMITERS) {
    const found = fitOf(sample, delimiter, isEnd);
    if (found.columns < 2 || !isBetter(found, most)) continue;
    best = delimiter;
    most = found;
  }
  return best;
}
