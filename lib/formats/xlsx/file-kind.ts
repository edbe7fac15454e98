/** What workbooks look like: zips with parts below `xl/`. */
import type { FileKind } from "../reader";

const MARK = "xl/";

export const xlsxFiles = {
  extensions: ["xlsx", "xlsm"],
  sniff: ({ bytes }) => {
    const [p, k, three, four] = bytes;
    if (p !== 0x50 || k !== 0x4b || three !== 3 || four !== 4) return 0;
    // The name of a part may stand behind a large one: then the name of the file decides.
    return new TextDecoder("latin1").decode(bytes).includes(MARK) ? 0.95 : 0.6;
  },
  isContainer: true,
} satisfies FileKind;
