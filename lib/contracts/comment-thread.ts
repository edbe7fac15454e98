/** A thread of comments as its readers see it. */
import * as z from "zod/mini";
import { Id, TimeMs } from "./common";

export const CommentThread = z.object({
  id: Id,
  annotationId: Id,
  /** Null where it is about the whole annotation. */
  regionId: z.nullable(z.string()),
  resolved: z.boolean(),
  comments: z.array(
    z.object({
      id: Id,
      by: z.string(),
      /** Written by the reader. */
      own: z.boolean(),
      text: z.string(),
      createdAt: TimeMs,
    }),
  ),
});
export type CommentThread = z.infer<typeof CommentThread>;
