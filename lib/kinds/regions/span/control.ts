import * as z from "zod/mini";
import { region } from "@/lib/labels/parts";

export const SpanControl = z.strictObject({ ...region, kind: z.literal("span") });
export type SpanControl = z.infer<typeof SpanControl>;
