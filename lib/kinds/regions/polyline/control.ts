import * as z from "zod/mini";
import { region } from "@/lib/labels/parts";
import { tolerancePart } from "../../tolerance";

export const PolylineControl = z.strictObject({
  ...region,
  ...tolerancePart,
  kind: z.literal("polyline"),
});
export type PolylineControl = z.infer<typeof PolylineControl>;
