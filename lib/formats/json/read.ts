/** One JSON list of objects. */
import type { Reader, SourceRow } from "../reader";
import { startText } from "../text-source";
import { listItems, wholeItems } from "./list";
import { toRecord } from "./record";

async function* rows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  for await (const group of listItems(source))
    yield group.map(({ row, item, source: written }) => toRecord(item, row, written));
}

export const json: Reader = {
  extensions: ["json"],
  hasColumns: true,
  sniff: (start) => (startText(start).trimStart().startsWith("[") ? 0.8 : 0),
  rows,
  wholePart: wholeItems,
};
