/**
 * Whether browsers need another form of an image than its file, by the first bytes of that: TIFF, PNG of 16 bits per channel
 * (W3C PNG third edition, section 11.2.1), JPEG of four colours (ITU-T T.81, B.2.2). Where the bytes do not reach as far as
 * what tells, the answer is yes: the image has to be looked at.
 */
import { sniffImage } from "./sniff-image";

/** As many bytes tell it of most images: profiles of colours may stand before the size of a JPEG. */
export const HEAD_BYTES = 64 * 1024;

const PNG_DEPTH_AT = 24;
/** Start of frame: all of 0xc0 to 0xcf but the tables of Huffman and arithmetic codes, and what is reserved. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** The number of colours of a JPEG; null where its frame lies beyond the bytes. */
function coloursOfJpeg(head: Uint8Array): number | null {
  let at = 2;
  while (at + 9 < head.length) {
    const marker = head[at + 1] ?? 0;
    if (head[at] !== 0xff) return null;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return head[at + 9] ?? null;
    at += 2 + (((head[at + 2] ?? 0) << 8) | (head[at + 3] ?? 0));
  }
  return null;
}

export function needsForm(head: Uint8Array): boolean {
  const kind = sniffImage(head);
  if (kind === "tiff") return true;
  if (kind === "png") return (head[PNG_DEPTH_AT] ?? 16) === 16;
  return kind === "jpeg" && (coloursOfJpeg(head) ?? 4) === 4;
}
