import { z } from "zod";

export const SpanShape = z.strictObject({
  kind: z.literal("span"),
  /** Ascending and apart; more than one for a discontinuous span. */
  parts: z
    .array(z.strictObject({ start: z.int().min(0), end: z.int().min(1), text: z.string() }))
    .min(1)
    .max(1000),
});
export type SpanShape = z.infer<typeof SpanShape>;
