import * as z from "zod/mini";
import { Px } from "../../shape-parts";

export const KeypointShape = z.strictObject({ kind: z.literal("keypoint"), x: Px, y: Px });
export type KeypointShape = z.infer<typeof KeypointShape>;
