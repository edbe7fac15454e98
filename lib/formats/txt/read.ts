/** Plain text: each line that is not blank is the text of a task, or the file is. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Reader, ReadOptions, SourceRow } from "../reader";
import { linesOf, textOf, wholeLines } from "../text-source";

/** As long as a line may be; nobody labels a longer text as one task. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;

export const textTooLong = (file: string) =>
  new AppError("too_large", say("imports.textTooLong", { file, size: MAX_TEXT_BYTES / 1024 ** 2 }));

/** @throws AppError for a file that is no text, or longer than a text may be: given up before it is in memory whole */
async function* fileRow(
  source: AsyncIterable<Uint8Array>,
  { fileName = "" }: ReadOptions,
): AsyncGenerator<SourceRow[]> {
  let size = 0;
  async function* limited() {
    for await (const piece of source) {
      size += piece.byteLength;
      if (size > MAX_TEXT_BYTES) throw textTooLong(fileName);
      yield piece;
    }
  }
  let text = "";
  for await (const piece of textOf(limited())) text += piece;
  if (text.trim() !== "") yield [{ row: 1, value: fileName === "" ? { text } : { id: fileName, text } }];
}

async function* lineRows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
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

export const txt: Reader = {
  extensions: ["txt", "text", "log", "md"],
  isPlainText: true,
  sniff,
  rows: (source, options) => (options.taskPer === "file" ? fileRow(source, options) : lineRows(source)),
  wholePart: wholeLines,
};
