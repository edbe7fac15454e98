/** Plain text: each line that is not blank is the text of a task. */
import type { Reader, SourceRow } from "../reader";
import { linesOf, wholeLines } from "../text-source";

async function* rows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  for await (const { firstRow, lines } of linesOf(source)) {
    const group: SourceRow[] = [];
    lines.forEach((text, i) => {
      if (text.trim() !== "") group.push({ row: firstRow + i, value: { text } });
    });
    yield group;
  }
}

/** Any text may be plain text, and no NUL byte is one; UTF-16 has them, and a mark that says so. */
const sniff: Reader["sniff"] = ({ bytes: [first, second, ...rest] }) =>
  first === undefined || ((first < 0xfe || second === undefined || second < 0xfe) && rest.includes(0))
    ? 0
    : 0.1;

export const txt: Reader = { extensions: ["txt", "text", "log", "md"], sniff, rows, wholePart: wholeLines };
