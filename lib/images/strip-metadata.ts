/**
 * Removes metadata about places, people and devices from an image (Exif, XMP, IPTC, comments, previews, bytes behind
 * the image), and leaves every byte that its pixels and colours come from. The lists name the parts that stay rather
 * than those that go: names and places also hide in unexpected parts. Sources: ITU-T T.81 annex B (JPEG), W3C PNG third
 * edition section 11, RFC 9649 (WebP). Out of scope: turning an image that only its metadata turn.
 */
export type StrippedKind = "jpeg" | "png" | "webp";

type Part = readonly [start: number, end: number];

/** The file is cut off, or not the kind of image it was taken for. */
class Malformed extends Error {}

const ascii = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));

function join(bytes: Uint8Array, parts: readonly Part[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, [start, end]) => sum + end - start, 0));
  let at = 0;
  for (const [start, end] of parts) {
    joined.set(bytes.subarray(start, end), at);
    at += end - start;
  }
  return joined;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COMMENT = 0xfe;
const isRestart = (marker: number | undefined) => marker !== undefined && marker >= 0xd0 && marker <= 0xd7;
/** Application segments with a say in colours, by marker: all others hold descriptions, previews or vendors' notes. */
const COLOUR_SEGMENTS = new Map([
  [0xe0, "JFIF\0"],
  [0xe2, "ICC_PROFILE\0"],
  [0xee, "Adobe"],
]);

function isKeptSegment(bytes: Uint8Array, marker: number, content: number): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  if (!isApplication) return marker !== COMMENT;
  const name = COLOUR_SEGMENTS.get(marker);
  return name !== undefined && ascii(bytes, content, name.length) === name;
}

/** Where the next marker after coded data stands; in such data 0xff is followed by 0 or a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  throw new Malformed();
}

/** Scans of a progressive image may have segments between them, so the walk goes on until the image ends. */
function jpegParts(bytes: Uint8Array): Part[] {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new Malformed();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [[0, 2]];
  let at = 2;
  for (;;) {
    const start = at;
    if (bytes[at] !== 0xff) throw new Malformed();
    while (bytes[at] === 0xff) at++;
    const marker = view.getUint8(at++);
    if (marker === EOI) return [...parts, [start, at]];
    if (marker < 0xc0 || marker === SOI || isRestart(marker)) throw new Malformed();
    const length = view.getUint16(at);
    const end = at + length;
    if (length < 2 || end > bytes.length) throw new Malformed();
    const isKept = isKeptSegment(bytes, marker, at + 2);
    at = marker === SOS ? endOfScan(bytes, end) : end;
    if (isKept) parts.push([start, at]);
  }
}

/** Chunks beside the critical ones (whose name begins with a capital) that say how the pixels look or move. */
const PNG_CHUNKS = new Set(
  "tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST sPLT pHYs acTL fcTL fdAT".split(" "),
);
const PNG_SIGNATURE = 8;

function* pngChunks(bytes: Uint8Array): Generator<{ type: string; part: Part }> {
  if (ascii(bytes, 0, PNG_SIGNATURE) !== "\x89PNG\r\n\x1a\n") throw new Malformed();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = PNG_SIGNATURE, type = ""; type !== "IEND"; ) {
    const end = at + 12 + view.getUint32(at);
    type = ascii(bytes, at + 4, 4);
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) throw new Malformed();
    yield { type, part: [at, end] };
    at = end;
  }
}

function stripPng(bytes: Uint8Array): Uint8Array {
  const kept = [...pngChunks(bytes)].filter(({ type }) => /^[A-Z]/.test(type) || PNG_CHUNKS.has(type));
  return join(bytes, [[0, PNG_SIGNATURE], ...kept.map(({ part }) => part)]);
}

const WEBP_CHUNKS = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
const RIFF_HEADER = 12;
const EXIF_AND_XMP_FLAGS = 0x0c;

function* webpChunks(bytes: Uint8Array): Generator<{ type: string; part: Part }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (ascii(bytes, 0, 4) !== "RIFF" || ascii(bytes, 8, 4) !== "WEBP") throw new Malformed();
  const fileEnd = 8 + view.getUint32(4, true);
  if (fileEnd > bytes.length) throw new Malformed();
  for (let at = RIFF_HEADER; at < fileEnd; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > fileEnd) throw new Malformed();
    yield { type: ascii(bytes, at, 4), part: [at, end] };
    at = end;
  }
}

function stripWebp(bytes: Uint8Array): Uint8Array {
  const kept = [...webpChunks(bytes)].filter(({ type }) => WEBP_CHUNKS.has(type));
  const stripped = join(bytes, [[0, RIFF_HEADER], ...kept.map(({ part }) => part)]);
  const view = new DataView(stripped.buffer);
  view.setUint32(4, stripped.length - 8, true);
  const flags = RIFF_HEADER + 8;
  if (kept[0]?.type === "VP8X") view.setUint8(flags, view.getUint8(flags) & ~EXIF_AND_XMP_FLAGS);
  return stripped;
}

function orIfMalformed<T, U>(read: () => T, otherwise: U): T | U {
  try {
    return read();
  } catch (error) {
    // A RangeError is a length or marker that should stand behind the end of the file.
    if (error instanceof Malformed || error instanceof RangeError) return otherwise;
    throw error;
  }
}

/**
 * @returns the image with the same pixels and no metadata, equal byte for byte where it had none; null when the file is
 * malformed, so that its content is unknown
 */
export const stripMetadata = (bytes: Uint8Array, kind: StrippedKind): Uint8Array | null =>
  orIfMalformed(() => {
    if (kind === "jpeg") return join(bytes, jpegParts(bytes));
    return kind === "png" ? stripPng(bytes) : stripWebp(bytes);
  }, null);

/** Whether the pixels of a WebP are stored without loss; false of a malformed one. */
export const isLosslessWebp = (bytes: Uint8Array): boolean =>
  orIfMalformed(() => [...webpChunks(bytes)].some(({ type }) => type === "VP8L"), false);

/** How many frames a PNG says it has: decoders of still images skip all but one. 1 of a malformed one. */
export const framesOfPng = (bytes: Uint8Array): number =>
  orIfMalformed(() => {
    const control = [...pngChunks(bytes)].find(({ type }) => type === "acTL");
    return control ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(control.part[0] + 8) : 1;
  }, 1);
