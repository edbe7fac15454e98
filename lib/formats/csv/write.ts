/** A table with commas; `table.ts` says what its rows hold. */
import { tableFormat } from "./table";

export const csv = tableFormat({ delimiter: ",", ending: "csv" });
