/** How tasks are distributed among annotators: how many of them each task needs, and how many tasks each is handed. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { Overlap } from "./projects";
import { WorkLimits } from "./work-limits";

const Field = z.string().check(
  z.minLength(1),
  z.maxLength(400),
  z.refine((text) => !text.includes("\0"), says("fields.noNul")),
);

export const OverlapShare = z.strictObject({
  percent: z
    .int()
    .check(
      z.minimum(0, says("fields.tooSmall", { min: 0 })),
      z.maximum(100, says("fields.tooLarge", { max: 100 })),
      z.describe("Percent of the tasks, rounded up; of each value of `field`, where there is one."),
    ),
  overlap: Overlap,
  field: z.nullable(Field).check(z.describe("A field of the data; null: all tasks are dealt together.")),
});
export type OverlapShare = z.infer<typeof OverlapShare>;

export const AdaptiveOverlap = z.strictObject({
  below: z
    .number()
    .check(
      z.minimum(0.01, says("distribution.belowRange")),
      z.maximum(1, says("distribution.belowRange")),
      z.describe("Agreement below which a task is asked for one more annotator, 0 to 1."),
    ),
  upTo: Overlap,
  control: z
    .nullable(z.string().check(z.minLength(1), z.maxLength(400)))
    .check(z.describe("The question whose agreement counts; null: the lowest of all.")),
});

const shape = {
  overlap: Overlap,
  share: z.nullable(OverlapShare),
};
type Shared = { overlap: number; share: { overlap: number } | null };
const shareIsMore = z.refine<Shared>(({ overlap, share }) => share === null || share.overlap > overlap, {
  message: says("distribution.shareIsMore"),
  path: ["share", "overlap"],
});

export const Distribution = z
  .strictObject({ ...shape, adaptive: z.nullable(AdaptiveOverlap), limits: WorkLimits })
  .check(
    shareIsMore,
    z.refine(({ overlap, adaptive }) => adaptive === null || adaptive.upTo > overlap, {
      message: says("distribution.mostIsMore"),
      path: ["adaptive", "upTo"],
    }),
  );
export type Distribution = z.infer<typeof Distribution>;

export const PreviewDistribution = z.strictObject(shape).check(shareIsMore);

export const DistributionPreview = z.object({
  /** Without gold tasks, which need no number of annotators. */
  tasks: z.int(),
  inShare: z.int(),
  /** Tasks with a number of their own, which they keep. */
  byHand: z.int(),
  /** Annotations that all tasks need; of these given and still to be made; and those beyond what is needed. */
  wanted: z.int(),
  given: z.int(),
  left: z.int(),
  beyond: z.int(),
  /** Values of the field of the share, the most frequent first; null without a field. */
  byValue: z.nullable(
    z.object({
      /** How many there are; `items` may be fewer. */
      values: z.int(),
      items: z.array(z.object({ value: z.string(), tasks: z.int(), inShare: z.int() })),
    }),
  ),
});
export type DistributionPreview = z.infer<typeof DistributionPreview>;

export const DistributionState = z.object({
  settings: Distribution,
  preview: DistributionPreview,
  /** Tasks that were asked for one more annotator, and those that have as many as there may be and still disagree. */
  asked: z.int(),
  atMost: z.int(),
  /** Members who are handed tasks: no task can have more annotators. */
  annotators: z.int(),
});
export type DistributionState = z.infer<typeof DistributionState>;
