/**
 * Guesses the separator of a table from its start: the one by which most records have as many cells as the first; of
 * equals the one with more cells. Without any separator in the first record it is the comma.
 */
import { DELIMITERS, type Delimiter, firstRecords } from "./delimited-text";

const SAMPLE_CHARS = 64 * 1024;

function fitOf(text: string, delimiter: Delimiter, isWhole: boolean): { columns: number; share: number } {
  const records = firstRecords(text, delimiter, isWhole);
  const columns = records[0]?.cells.length ?? 0;
  const alike = records.filter(({ cells }) => cells.length === columns).length;
  return { columns, share: alike / Math.max(records.length, 1) };
}

/** @param isWhole whether the text is a whole file; otherwise it may be cut off anywhere */
export function guessDelimiter(text: string, isWhole: boolean): Delimiter {
  const sample = text.slice(0, SAMPLE_CHARS);
  const isEnd = isWhole && sample.length === text.length;
  let best: Delimiter = ",";
  let most = { columns: 1, share: 0 };
  for (const delimiter of DELIMITERS) {
    const found = fitOf(sample, delimiter, isEnd);
    if (found.columns < 2) continue;
    if (found.share < most.share || (found.share === most.share && found.columns <= most.columns)) continue;
    best = delimiter;
    most = found;
  }
  return best;
}
