/** What the page and the worker that runs models say to each other. */
import type { Bitmap } from "@/lib/geometry/bitmap";
import type { Ask } from "@/lib/vision/segment/segmenter";

export type ModelAddresses = { runtime: string; wasm: string; encoder: string; decoder: string };
type Size = { width: number; height: number };

export type ToWorker =
  /** `bytes` of encoder and decoder together. */
  | { type: "load"; addresses: ModelAddresses; inputSize: number; bytes: number }
  /** `bitmap` is the image, scaled or not; `image` the size that its regions are measured in. */
  | { type: "encode"; key: string; bitmap: ImageBitmap; image: Size }
  | { type: "forget"; key: string }
  | { type: "segment"; key: string; ask: Ask };

export type FromWorker =
  /** So much of the files of the model is here, 0 to 1. */
  | { type: "progress"; part: number }
  | { type: "loaded" }
  | { type: "encoded"; key: string }
  | { type: "segmented"; id: string; found: Bitmap }
  /** `of` is what has failed; everything, where it is left out: the model cannot be used. */
  | { type: "failed"; of?: { key: string } | { id: string }; reason: string };
