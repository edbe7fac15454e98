/** What the job of a bulk action stores. */
import { z } from "zod";
import { BulkActionInput, ReviewedAnnotations } from "@/lib/contracts/bulk-actions";
import { TaskSelection } from "@/lib/contracts/tasks";
import type { Job } from "../jobs/define-job";

export const BulkPayload = z.object({
  action: z.union([BulkActionInput, z.object({ kind: z.literal("undo"), jobId: z.string() })]),
  /** Left out of what is taken back. */
  selection: z.optional(z.union([TaskSelection, z.object({ annotations: ReviewedAnnotations })])),
  starter: z.object({
    userId: z.string(),
    role: z.enum(["manager", "reviewer"]),
    timeZone: z.string(),
  }),
});
export type BulkPayload = z.infer<typeof BulkPayload>;

export const BulkCheckpoint = z.object({
  /** The last task of a filter that was worked on. */
  afterSeq: z.number().default(0),
  /** How many of a list were worked on, or the last line of the report that was taken back. */
  at: z.number().default(0),
  /** The last line of the report. */
  number: z.number().default(0),
  outcomes: z.record(z.string(), z.number()).default({}),
  /** The run that wrote it. */
  attempt: z.number().default(0),
});
export type BulkCheckpoint = z.infer<typeof BulkCheckpoint>;
export type BulkRun = Job<BulkPayload, BulkCheckpoint>;
