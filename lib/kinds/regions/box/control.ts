import * as z from "zod/mini";
import { region } from "@/lib/labels/parts";

export const BoxControl = z.strictObject({
  ...region,
  kind: z.literal("box"),
  rotatable: z.optional(z.boolean()),
});
export type BoxControl = z.infer<typeof BoxControl>;
