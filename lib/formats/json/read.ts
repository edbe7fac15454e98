/** JSON as a whole: a list of records, alone or as a member of an object, or an object of records. */
import type { Reader } from "../reader";
import { startText } from "../text-source";
import { looksLikeRecords, recordRows, wholeRecords } from "./records";

const sniff: Reader["sniff"] = (start) => {
  const text = startText(start).trimStart();
  if (text.startsWith("[")) return 0.8;
  return text.startsWith("{") && looksLikeRecords(start) ? 0.6 : 0;
};

export const json: Reader = {
  extensions: ["json"],
  hasColumns: true,
  sniff,
  rows: recordRows,
  wholePart: wholeRecords,
};
