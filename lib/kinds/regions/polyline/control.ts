import * as z from "zod/mini";
import { region } from "@/lib/labels/parts";

export const PolylineControl = z.strictObject({ ...region, kind: z.literal("polyline") });
export type PolylineControl = z.infer<typeof PolylineControl>;
