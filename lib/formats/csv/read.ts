/** CSV with any of the usual separators. */
import type { Reader } from "../reader";
import { startText } from "../text-source";
import { guessedDelimiter, tableReader } from "./read-table";

/** Its first lines have the separator alike, and at least once. */
const sniff: Reader["sniff"] = (start) => {
  const lines = startText(start)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 5);
  const delimiter = guessedDelimiter(start, undefined);
  const [first = 0, ...others] = lines.map((line) => line.split(delimiter).length - 1);
  return first > 0 && others.length > 0 && others.every((count) => count === first) ? 0.4 : 0;
};

export const csv: Reader = { extensions: ["csv"], sniff, ...tableReader(guessedDelimiter) };
