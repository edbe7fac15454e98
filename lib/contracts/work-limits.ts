/** How many tasks an annotator is handed at most. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";

const MOST = 1_000_000;
const Limit = z.nullable(
  z
    .int()
    .check(
      z.minimum(1, says("fields.tooSmall", { min: 1 })),
      z.maximum(MOST, says("fields.tooLarge", { max: MOST })),
    ),
);

export const WorkLimits = z.strictObject({
  total: Limit.check(z.describe("Tasks in the whole project; null: no limit.")),
  perDay: Limit.check(z.describe("Tasks a day by the annotator's own clock; null: no limit.")),
});
export type WorkLimits = z.infer<typeof WorkLimits>;
