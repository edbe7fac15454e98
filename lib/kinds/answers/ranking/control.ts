import * as z from "zod/mini";
import { asked, labels } from "@/lib/labels/parts";

export const RankingControl = z.strictObject({
  ...asked,
  kind: z.literal("ranking"),
  labels: labels(2),
  /** Labels may have equal places. */
  ties: z.optional(z.boolean()),
});
export type RankingControl = z.infer<typeof RankingControl>;
