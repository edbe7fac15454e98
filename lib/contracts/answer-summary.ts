/** What an annotation says, in short, for lists. */
import * as z from "zod/mini";

export const AnswerSummary = z.object({
  parts: z.array(
    z.object({
      control: z.string(),
      /** Of regions and relations, and of an answer that is one label. */
      label: z.nullable(z.string()),
      /** In the words of the label schema. */
      words: z.string(),
      /** How many regions or relations, the most that one annotator has made; 1 of an answer. */
      count: z.int(),
      /** Of several annotations: the fewest of one that has any, where they differ. */
      fewest: z.optional(z.int()),
      /** Of several annotations: how many say so, where not all do. */
      annotators: z.optional(z.int()),
    }),
  ),
  /** How many parts are left out. */
  more: z.int(),
});
export type AnswerSummary = z.infer<typeof AnswerSummary>;
