import * as z from "zod/mini";
import { region } from "@/lib/labels/parts";

export const EllipseControl = z.strictObject({
  ...region,
  kind: z.literal("ellipse"),
  rotatable: z.optional(z.boolean()),
});
export type EllipseControl = z.infer<typeof EllipseControl>;
