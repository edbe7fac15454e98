import * as z from "zod/mini";
import { asked } from "@/lib/labels/parts";

export const DatetimeControl = z.strictObject({
  ...asked,
  kind: z.literal("datetime"),
  mode: z.enum(["date", "time", "datetime"]),
});
export type DatetimeControl = z.infer<typeof DatetimeControl>;
