/** SHA-256 of a text (its UTF-8 bytes), 64 hexadecimal characters. */
import crypto from "node:crypto";

/** In one call where the platform has it (Node 20.12 and later): a third of the cost for a short text. */
export const sha256Hex: (text: string) => string =
  typeof crypto.hash === "function"
    ? (text) => crypto.hash("sha256", text, "hex")
    : (text) => crypto.createHash("sha256").update(text).digest("hex");
