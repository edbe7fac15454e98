/** `model.json`, the manifest that the operator puts beside the files of a model. */
import { z } from "zod";
import { MODEL_NAME, Sha256 } from "@/lib/contracts/segment";

export const MANIFEST_FILE = "model.json";

/** Models of the family take 1,024; small ones may take less. */
const INPUT_SIZE = { least: 64, most: 4_096, usual: 1_024 };

const ModelFile = z.strictObject({
  /** Beside the manifest. */
  file: z.string().regex(MODEL_NAME),
  bytes: z.number().int().min(1),
  sha256: Sha256,
});

export const ModelManifest = z.strictObject({
  name: z.string().min(1).max(100),
  licence: z.string().min(1).max(200),
  inputSize: z.number().int().min(INPUT_SIZE.least).max(INPUT_SIZE.most).default(INPUT_SIZE.usual),
  encoder: ModelFile,
  decoder: ModelFile,
});
export type ModelManifest = z.infer<typeof ModelManifest>;
