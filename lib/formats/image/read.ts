/** A single image, which is one task. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { MAX_IMAGE_BYTES } from "@/lib/images/limits";
import { sniffImage } from "@/lib/images/sniff-image";
import type { Reader } from "../reader";
import { joined } from "../text-source";

const rows: Reader["rows"] = async function* (source, { fileName = "" }) {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    pieces.push(piece);
    size += piece.byteLength;
    // Given up before it is in memory whole.
    if (size > MAX_IMAGE_BYTES)
      throw new AppError("too_large", say("images.tooLarge", { file: fileName || "image" }));
  }
  yield [{ row: 1, value: {}, image: { name: fileName || "image", bytes: joined(pieces) } }];
};

export const image: Reader = {
  extensions: ["png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff", "avif"],
  sniff: ({ bytes }) => (sniffImage(bytes) === null ? 0 : 1),
  isBinary: true,
  rows,
};
