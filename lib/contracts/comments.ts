/** What reviewers and annotators write each other about an annotation or one region of it. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { CommentThread } from "./comment-thread";
import { flag, Id, TimeMs } from "./common";

export const MAX_COMMENT_CHARS = 2000;

export const CommentsQuery = z.strictObject({
  own: z
    ._default(flag(), false)
    .check(z.describe("Only those on the annotation of the caller, also while they label.")),
});
export const CommentThreads = z.object({ threads: z.array(CommentThread) });

/** A new thread on an annotation, or a reply in one. */
export const CreateComment = z
  .strictObject({
    annotationId: Id,
    regionId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
    threadId: z.optional(Id),
    text: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, says("reviews.giveComment")),
        z.maxLength(MAX_COMMENT_CHARS, says("fields.tooLong", { max: MAX_COMMENT_CHARS })),
      ),
  })
  .check(
    z.refine(
      (body) => body.regionId === undefined || body.threadId === undefined,
      says("reviews.threadHasRegion"),
    ),
  );
export const PatchThread = z.strictObject({ resolved: z.boolean() });

/** As many as are told of at once. */
export const REPLIES_SHOWN = 100;
/** The last word in open threads of the caller that somebody else has had, the newest first. */
export const CommentReplies = z.object({
  items: z.array(
    z.object({
      threadId: Id,
      annotationId: Id,
      task: z.object({ id: Id, seq: z.int() }),
      by: z.string(),
      text: z.string(),
      createdAt: TimeMs,
    }),
  ),
  isMore: z.boolean(),
});
export type CommentReplies = z.infer<typeof CommentReplies>;
