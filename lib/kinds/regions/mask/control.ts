import * as z from "zod/mini";
import { region } from "@/lib/labels/parts";

export const MaskControl = z.strictObject({ ...region, kind: z.literal("mask") });
export type MaskControl = z.infer<typeof MaskControl>;
