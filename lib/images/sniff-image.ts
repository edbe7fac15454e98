/** The kinds of images that are taken in, told by their first bytes. */
export type ImageKind = "jpeg" | "png" | "webp" | "gif" | "tiff";

/** Null for anything else, SVG included. */
export function sniffImage(bytes: Uint8Array): ImageKind | null {
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("RIFF") && text.slice(8) === "WEBP") return "webp";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "gif";
  // Little or big end first, and the same for BigTIFF.
  if (/^(II[*+]\0|MM\0[*+])/.test(text)) return "tiff";
  return null;
}
