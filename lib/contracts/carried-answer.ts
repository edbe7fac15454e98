/** What became of an answer when the data of its task were replaced by a new version. */
import * as z from "zod/mini";

export const CarriedAnswer = z.object({
  /** How many regions and relations still fit. */
  carried: z.int(),
  /** Those that do not, with the text they were on. */
  lost: z.array(z.object({ control: z.string(), labels: z.array(z.string()), text: z.string() })),
});
export type CarriedAnswer = z.infer<typeof CarriedAnswer>;
