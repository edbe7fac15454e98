import * as z from "zod/mini";
import { region } from "@/lib/labels/parts";

export const PolygonControl = z.strictObject({ ...region, kind: z.literal("polygon") });
export type PolygonControl = z.infer<typeof PolygonControl>;
