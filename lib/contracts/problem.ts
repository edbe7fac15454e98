/** The problem document; apart from `common`, since the label view has no need of it. */
import * as z from "zod/mini";
import { MessageParts, ProblemIssue } from "./common";

/**
 * RFC 9457 problem document; `code` is stable, `detail` is for readers, `key` and `params` are the same message in no
 * language.
 */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  key: z.optional(MessageParts.key),
  params: MessageParts.params,
  issues: z.optional(z.array(ProblemIssue)),
});
export type Problem = z.infer<typeof Problem>;
