/**
 * The pages of a TIFF, found by its directories without decoding it. Sources: TIFF 6.0 sections 2 and 8, the BigTIFF design.
 * Directories that hold a smaller copy of an image or a mask of it (NewSubfileType) are no pages. Out of scope: directories
 * that are only reached through others.
 */
const NEW_SUBFILE_TYPE = 254;
const REDUCED_OR_MASK = 0b101;
/** A file that lists more is not read further: its directories may lead in circles. */
const MAX_DIRECTORIES = 10_000;

type Layout = {
  view: DataView;
  isLittle: boolean;
  /** Bytes of an offset, of the number of entries and of an entry; where the value of an entry stands in it. */
  offsetBytes: 4 | 8;
  countBytes: 2 | 8;
  entryBytes: 12 | 20;
  valueAt: 8 | 12;
  first: number;
};

function layoutOf(bytes: Uint8Array): Layout {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = view.getUint8(0) === 0x49;
  const isBig = view.getUint16(2, isLittle) === 43;
  const first = isBig ? Number(view.getBigUint64(8, isLittle)) : view.getUint32(4, isLittle);
  return isBig
    ? { view, isLittle, offsetBytes: 8, countBytes: 8, entryBytes: 20, valueAt: 12, first }
    : { view, isLittle, offsetBytes: 4, countBytes: 2, entryBytes: 12, valueAt: 8, first };
}

/** Whether the directory is a page, and where the next one stands (0 after the last). */
function readDirectory(layout: Layout, at: number): { isPage: boolean; next: number } {
  const { view, isLittle, offsetBytes, countBytes, entryBytes, valueAt } = layout;
  const count = countBytes === 2 ? view.getUint16(at, isLittle) : Number(view.getBigUint64(at, isLittle));
  const entries = at + countBytes;
  let isPage = true;
  for (let i = 0; i < count; i++) {
    const entry = entries + i * entryBytes;
    const tag = view.getUint16(entry, isLittle);
    if (tag === NEW_SUBFILE_TYPE)
      isPage = (view.getUint32(entry + valueAt, isLittle) & REDUCED_OR_MASK) === 0;
    // Entries are sorted by their tags.
    if (tag >= NEW_SUBFILE_TYPE) break;
  }
  const end = entries + count * entryBytes;
  const next = offsetBytes === 4 ? view.getUint32(end, isLittle) : Number(view.getBigUint64(end, isLittle));
  return { isPage, next };
}

/**
 * @returns for each page the number of its directory, from 0; null when the file is cut off or its directories lead in
 * circles
 */
export function tiffPages(bytes: Uint8Array): number[] | null {
  try {
    const layout = layoutOf(bytes);
    const seen = new Set<number>();
    const pages: number[] = [];
    for (let at = layout.first, number = 0; at !== 0; number++) {
      if (seen.has(at) || number >= MAX_DIRECTORIES) return null;
      seen.add(at);
      const { isPage, next } = readDirectory(layout, at);
      if (isPage) pages.push(number);
      at = next;
    }
    return pages;
  } catch (error) {
    // A length or offset that should stand behind the end of the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
