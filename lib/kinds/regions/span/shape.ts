import * as z from "zod/mini";

export const SpanShape = z.strictObject({
  kind: z.literal("span"),
  /** Ascending and apart; more than one for a discontinuous span. */
  parts: z
    .array(
      z.strictObject({
        start: z.int().check(z.minimum(0)),
        end: z.int().check(z.minimum(1)),
        text: z.string(),
      }),
    )
    .check(z.minLength(1), z.maxLength(1000)),
});
export type SpanShape = z.infer<typeof SpanShape>;
