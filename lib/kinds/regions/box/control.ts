import { z } from "zod";
import { region } from "@/lib/labels/parts";

export const BoxControl = z.strictObject({
  ...region,
  kind: z.literal("box"),
  rotatable: z.boolean().optional(),
});
export type BoxControl = z.infer<typeof BoxControl>;
