import * as z from "zod/mini";
import { region } from "@/lib/labels/parts";

export const MaskControl = z.strictObject({
  ...region,
  kind: z.literal("mask"),
  /**
   * What painting does where another mask of the control lies: left out, both keep the pixel; "keep" paints on free pixels
   * only, "take" takes them from the other mask.
   */
  overlap: z.optional(z.enum(["keep", "take"])),
});
export type MaskControl = z.infer<typeof MaskControl>;
