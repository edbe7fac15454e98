/** Runs of consensus: what they would settle, what they have written, and what waits for a person. */
import * as z from "zod/mini";
import { WAITS_FOR } from "@/lib/consensus/waits-for";
import { Id, MessageShape, TimeMs } from "./common";
import { CrowdReason, MethodId } from "./method-resolution";

/**
 * Why a run leaves a task alone. `decided`: a person has decided it; `few`: it has fewer annotations than asked for; `none`:
 * nobody has submitted one; `excluded`: it has too few without those of excluded annotators.
 */
export const LEFT_ALONE = ["decided", "few", "none", "excluded"] as const;
export type LeftAlone = (typeof LEFT_ALONE)[number];

const Share = z.number().check(z.minimum(0), z.maximum(1));
const basis = {
  methods: z
    ._default(z.record(z.string().check(z.maxLength(64)), MethodId), {})
    .check(z.describe("By question the method that chooses its label; the majority where none is named.")),
  /** Tasks with fewer annotations are left alone. */
  minAnnotations: z._default(z.int().check(z.minimum(2), z.maximum(20)), 2),
};
export const PreviewConsensus = z.strictObject(basis);
export type PreviewConsensus = z.infer<typeof PreviewConsensus>;

export const StartConsensusRun = z.strictObject({
  ...basis,
  leastConfidence: Share.check(
    z.describe("Tasks less sure than this wait for a person; compared in whole percent."),
  ),
});
export type StartConsensusRun = z.infer<typeof StartConsensusRun>;

const PerPercent = z.array(z.int());
const Waiting = z.partialRecord(z.enum(WAITS_FOR), z.int());
const Left = z.record(z.enum(LEFT_ALONE), z.int());

export const ConsensusPreview = z.object({
  schemaVersion: z.int(),
  counts: z.object({
    answers: PerPercent.check(
      z.describe("Tasks that nothing but the least confidence holds up, by confidence in percent, 0 to 100."),
    ),
    objects: PerPercent.check(z.describe("The same where regions or relations are least sure.")),
    problems: Waiting.check(z.describe("Tasks that wait whatever the least confidence is.")),
    labels: z.record(z.string(), z.record(z.string(), PerPercent)),
  }),
  left: Left,
  controls: z.array(
    z.object({
      control: z.string(),
      name: z.string(),
      method: MethodId.check(z.describe("The method that is used.")),
      reason: z
        .nullable(CrowdReason)
        .check(z.describe("Why the chosen method has no result; the majority stands in.")),
    }),
  ),
  examples: z
    .array(
      z.object({
        taskId: Id,
        seq: z.int(),
        preview: z.string(),
        confidence: Share,
        problem: z.nullable(z.enum(WAITS_FOR)),
      }),
    )
    .check(z.describe("A few tasks of each problem and of each percent.")),
});
export type ConsensusPreview = z.infer<typeof ConsensusPreview>;

/** `changed`: somebody annotated, decided or deleted the task during the run. */
export const RunOutcome = z.enum([...LEFT_ALONE, "settled", "waiting", "changed"]);
export type RunOutcome = z.infer<typeof RunOutcome>;

export const ConsensusRun = z.object({
  id: Id,
  status: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  methods: z.record(z.string(), MethodId),
  leastConfidence: Share,
  minAnnotations: z.int(),
  done: z.int(),
  total: z.nullable(z.int()),
  outcomes: z.partialRecord(RunOutcome, z.int()),
  standing: z.int().check(z.describe("Tasks whose result of this run stands.")),
  canUndo: z.boolean(),
  problem: z.nullable(z.string()),
  problemMessage: z.optional(MessageShape),
  startedBy: z.string(),
  createdAt: TimeMs,
  finishedAt: z.nullable(TimeMs),
});
export type ConsensusRun = z.infer<typeof ConsensusRun>;

export const ConsensusRuns = z.object({
  items: z.array(ConsensusRun).check(z.describe("Newest first.")),
  nextCursor: z.null(),
  /** Of all tasks of the project. */
  settled: z.int(),
  waiting: z.int(),
  outdated: z.int().check(z.describe("Settled or waiting, and changed since.")),
});
export type ConsensusRuns = z.infer<typeof ConsensusRuns>;
