import * as z from "zod/mini";
import { region } from "@/lib/labels/parts";

export const KeypointControl = z.strictObject({ ...region, kind: z.literal("keypoint") });
export type KeypointControl = z.infer<typeof KeypointControl>;
