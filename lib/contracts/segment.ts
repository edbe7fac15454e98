/** Models for "click to segment": files that the operator has put into a folder of the instance. */
import * as z from "zod/mini";
import { Told } from "./common";

/** What the names of folders and files may be, so that none leads out of the folder of models. */
export const MODEL_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const SHA256 = /^[0-9a-f]{64}$/;

export const ModelName = z.string().check(z.regex(MODEL_NAME));
export const Sha256 = z.string().check(z.regex(SHA256));

export const MODEL_PARTS = ["encoder", "decoder"] as const;
export const ModelPart = z.enum(MODEL_PARTS);
export type ModelPart = z.infer<typeof ModelPart>;

const ModelFile = z.object({ bytes: z.int(), sha256: Sha256 });

export const SegmentModel = z.object({
  /** The name of its folder. */
  id: ModelName,
  name: z.string(),
  licence: z.string(),
  /** Length of the longest side of the image that the encoder takes, pixels. */
  inputSize: z.int(),
  encoder: ModelFile,
  decoder: ModelFile,
});
export type SegmentModel = z.infer<typeof SegmentModel>;

export const SegmentModels = z.object({
  /** Version of what runs models in the browser; null where it is not installed, so that no model can be used. */
  runtime: z.nullable(z.string()),
  /** By the names of their folders. */
  items: z.array(SegmentModel),
  /** Folders that hold no usable model, with the reason; told to the owner alone. */
  refused: z.array(z.object({ folder: z.string(), reason: Told })),
});
export type SegmentModels = z.infer<typeof SegmentModels>;
