/** A table with tabs; `table.ts` of CSV says what its rows hold. */
import { tableFormat } from "../csv/table";

export const tsv = tableFormat({ delimiter: "\t", ending: "tsv" });
