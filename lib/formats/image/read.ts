/** A single image, which is one task. */
import { sniffImage } from "@/lib/images/sniff-image";
import type { Reader } from "../reader";
import { joined } from "../text-source";

const rows: Reader["rows"] = async function* (source, { fileName = "" }) {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  yield [{ row: 1, value: {}, image: { name: fileName || "image", bytes: joined(pieces) } }];
};

export const image: Reader = {
  extensions: ["png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff", "avif"],
  sniff: ({ bytes }) => (sniffImage(bytes) === null ? 0 : 1),
  rows,
};
