/** Bulk actions on tasks and their annotations: run in the background, with a report, and taken back where that is possible. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { Id, MessageShape, TimeMs } from "./common";
import { Overlap } from "./projects";
import { MAX_REASON_CHARS } from "./reviews";
import { TaskSelection } from "./tasks";

const Reason = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, says("reviews.giveText")),
    z.maxLength(MAX_REASON_CHARS, says("fields.tooLong", { max: MAX_REASON_CHARS })),
  );

/** A review decision about many annotations: those that wait for one, and are not the reviewer's own. */
export const BulkDecision = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("accept") }),
  z.strictObject({ kind: z.literal("reject"), reason: Reason, ruleId: z.optional(Id) }),
]);
export type BulkDecision = z.infer<typeof BulkDecision>;

export const BulkActionInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("assign"), userId: Id }),
  z.strictObject({ kind: z.literal("unassign"), userId: Id }),
  /** Takes all open assignments and leases off: the tasks are open for everybody again. */
  z.strictObject({ kind: z.literal("return") }),
  z.strictObject({ kind: z.literal("delete"), withAnswers: z.boolean() }),
  /** Makes tasks gold by their resolutions, or ordinary again. */
  z.strictObject({ kind: z.literal("markGold") }),
  z.strictObject({ kind: z.literal("unmarkGold") }),
  /** Gives tasks a number of annotators of their own, or has them follow the project again. */
  z.strictObject({ kind: z.literal("setOverlap"), overlap: Overlap }),
  z.strictObject({ kind: z.literal("followProject") }),
  ...BulkDecision.def.options,
]);
export type BulkActionInput = z.infer<typeof BulkActionInput>;
export const BulkActionKind = z.enum([
  ...(["assign", "unassign", "return", "delete", "markGold", "unmarkGold"] as const),
  ...(["setOverlap", "followProject"] as const),
  ...(["accept", "reject", "undo"] as const),
]);
export type BulkActionKind = z.infer<typeof BulkActionKind>;

export const StartBulkAction = z.strictObject({ selection: TaskSelection, action: BulkActionInput });

export const MAX_REVIEWED = 10_000;
/** Annotations as they were looked at: another revision meanwhile is left alone. */
export const ReviewedAnnotations = z
  .array(z.strictObject({ annotationId: Id, revision: z.int().check(z.minimum(1)) }))
  .check(z.minLength(1), z.maxLength(MAX_REVIEWED));
export const StartBulkReview = z.strictObject({ annotations: ReviewedAnnotations, decision: BulkDecision });

/** What became of a task, or of an annotation of it. */
export const BulkOutcome = z.enum([
  "done",
  /** Done, and the task has more annotations than it needs now: they stay. */
  "beyond",
  /** All places of the task are taken. */
  "full",
  /** It is so already: assigned to that person, not assigned, or reviewed. */
  "already",
  /** Somebody has begun or answered the task. */
  "worked",
  /** The annotation is the reviewer's own. */
  "own",
  /** The reviewer is to label the task first. */
  "labeling",
  /** No annotation waits for a review. */
  "nothing",
  /** The task has no resolution. */
  "undecided",
  /** Its resolution holds what the label schema has no more. */
  "oldLabels",
  /** It was changed since it was looked at, or since the action that is taken back. */
  "changed",
  "gone",
]);
export type BulkOutcome = z.infer<typeof BulkOutcome>;

export const BulkAction = z.object({
  id: Id,
  kind: BulkActionKind,
  status: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  /** Tasks, or annotations where those were chosen. */
  done: z.int(),
  total: z.nullable(z.int()),
  /** How many had which outcome. */
  outcomes: z.partialRecord(BulkOutcome, z.int()),
  /** It is the last one of the project, and what it has done can be taken back. */
  canUndo: z.boolean(),
  /** Why it failed. */
  problem: z.nullable(z.string()),
  problemMessage: z.optional(MessageShape),
  startedBy: z.string(),
  createdAt: TimeMs,
  finishedAt: z.nullable(TimeMs),
});
export type BulkAction = z.infer<typeof BulkAction>;

export const ListBulkItems = z.strictObject({
  /** Only what was not done. */
  left: z.optional(z.literal("true")),
  after: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 0),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 200),
});
export const BulkItem = z.object({ number: z.int(), taskId: Id, seq: z.int(), outcome: BulkOutcome });
export type BulkItem = z.infer<typeof BulkItem>;
export const BulkItems = z.object({ items: z.array(BulkItem), nextAfter: z.nullable(z.int()) });
