/** TSV: cells parted by tabs, quoted as in CSV. */
import { tableReader } from "../csv/read-table";
import type { Reader } from "../reader";

export const tsv: Reader = {
  extensions: ["tsv", "tab"],
  // Told from CSV by the name alone: the separator of a file is guessed in either.
  sniff: () => 0,
  ...tableReader((_, chosen) => chosen ?? "\t"),
};
