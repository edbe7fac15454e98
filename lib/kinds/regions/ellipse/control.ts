import { z } from "zod";
import { region } from "@/lib/labels/parts";

export const EllipseControl = z.strictObject({
  ...region,
  kind: z.literal("ellipse"),
  rotatable: z.boolean().optional(),
});
export type EllipseControl = z.infer<typeof EllipseControl>;
