import * as z from "zod/mini";
import { region } from "@/lib/labels/parts";
import { tolerancePart } from "../../tolerance";

export const KeypointControl = z.strictObject({
  ...region,
  ...tolerancePart,
  kind: z.literal("keypoint"),
});
export type KeypointControl = z.infer<typeof KeypointControl>;
