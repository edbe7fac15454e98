/** An annotator's own work: the list of it and what is left. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { AnswerSummary } from "./answer-summary";
import { Id, TimeMs } from "./common";
import { AnnotationState, LabelProgress } from "./labeling";
import { LimitReached } from "./limit-reached";
import { WorkLimits } from "./work-limits";

/**
 * `returned`: sent back by a reviewer and not submitted again; `waiting`: asked about, without a ruling so far;
 * `commented`: with comments that are not resolved.
 */
export const OwnWorkState = z.enum(["draft", "submitted", "skipped", "returned", "waiting", "commented"]);
export type OwnWorkState = z.infer<typeof OwnWorkState>;

export const ListOwnWork = z.strictObject({
  state: z.optional(OwnWorkState),
  /** Part of any text of the task's data, its id or its number. */
  search: z.optional(
    z.string().check(
      z.trim(),
      z.maxLength(200),
      z.refine((text) => !text.includes("\0"), says("fields.noNul")),
    ),
  ),
  /** A control, or a control and one of its labels, as `topic` or `topic/refund`: only annotations that have it. */
  label: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
});
export type ListOwnWork = z.infer<typeof ListOwnWork>;

export const OwnWorkItem = z.object({
  taskId: Id,
  seq: z.int(),
  externalId: z.nullable(z.string()),
  preview: z.string(),
  thumbnailUrl: z.nullable(z.string()),
  state: AnnotationState,
  summary: AnswerSummary,
  /** The latest review, with what its reviewer wrote. */
  review: z.nullable(
    z.object({ decision: z.enum(["accepted", "rejected", "fixed"]), reason: z.nullable(z.string()) }),
  ),
  /** A question of theirs about the task has no ruling yet. */
  waiting: z.boolean(),
  /** Threads of comments that are not resolved. */
  comments: z.int(),
  leadTimeMs: z.int(),
  updatedAt: TimeMs,
});
export type OwnWorkItem = z.infer<typeof OwnWorkItem>;

/** A page may have fewer items than asked for, or none, and still a cursor: labels are looked for in a bounded number of annotations at a time. */
export const OwnWorkList = z.object({ items: z.array(OwnWorkItem), nextCursor: z.nullable(z.string()) });
export type OwnWorkList = z.infer<typeof OwnWorkList>;

export const OwnProgress = z.extend(LabelProgress, {
  returned: z.int(),
  /** Begun, and not submitted so far; those sent back are among them. */
  drafts: z.int(),
  waiting: z.int(),
  commented: z.int(),
  /** How many tasks they are handed at most, and the limit that they have reached. */
  limits: WorkLimits,
  reached: z.nullable(LimitReached),
});
export type OwnProgress = z.infer<typeof OwnProgress>;
