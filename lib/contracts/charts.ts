/** What the charts of a project show: agreement, work and labels. Days are those of the caller's time zone. */
import * as z from "zod/mini";
import { STEPS } from "@/lib/charts/buckets";
import { type ControlKind, KINDS } from "@/lib/kinds";
import { Id, TimeMs } from "./common";

const KIND_NAMES = Object.keys(KINDS) as ControlKind[];

/** How much time a chart shows, and what a point of it is. */
const period = {
  /** The last days, today among them; all when left out. */
  days: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(3_650))),
  /** By default days of a short time, weeks of a longer one. */
  step: z.optional(z.enum(STEPS)),
};
export const ChartPeriod = z.strictObject(period);
export type ChartPeriod = z.infer<typeof ChartPeriod>;

const bucket = {
  day: z.string().check(z.describe("The day, or the Monday of the week, as 2026-11-28.")),
  fromMs: TimeMs,
  untilMs: TimeMs.check(z.describe("The first moment after it.")),
};
const Bucket = z.object(bucket);
const Step = z.enum(STEPS);

const AgreementPoint = z.object({
  ...bucket,
  value: z.nullable(z.number()),
  reason: z.optional(
    z.enum(["no-pairs", "no-variation", "nothing-to-compare", "not-measured", "too-large", "few-tasks"]),
  ),
  interval: z
    .nullable(z.tuple([z.number(), z.number()]))
    .check(z.describe("95 % bootstrap limits over tasks; null where none is computed or defined.")),
  units: z.int().check(z.describe("Tasks that at least two people answered.")),
  pairs: z.int().check(z.describe("Pairs of answers that were compared.")),
});
const timeZone = z.string().check(z.describe("What days are told by: that of the caller's browser, or UTC."));
export const AgreementOverTime = z.object({
  step: Step,
  timeZone,
  controls: z.array(
    z.object({
      control: z.string(),
      name: z.string(),
      kind: z.enum(KIND_NAMES),
      /** Of a question about regions, the control of these. */
      region: z.nullable(z.string()),
      measure: z.string().check(z.describe("Such as alpha-nominal.")),
      points: z
        .array(AgreementPoint)
        .check(
          z.describe(
            "By the day or week of a task's last submitted annotation; those without a task that two people answered are left out.",
          ),
        ),
    }),
  ),
  fewestTasks: z.int().check(z.describe("With fewer tasks a point has no value.")),
  guidelines: z.array(z.object({ version: z.int(), publishedAt: TimeMs, day: z.string() })),
  /** Tasks whose figures are still being brought up to date. */
  pending: z.int(),
});
export type AgreementOverTime = z.infer<typeof AgreementOverTime>;

export const WorkOverTime = z.object({
  step: Step,
  timeZone,
  buckets: z.array(Bucket).check(z.describe("From the first with work to the last, without gaps.")),
  people: z
    .array(
      z.object({
        userId: Id,
        name: z.string(),
        excluded: z.boolean(),
        submitted: z.int(),
        workDays: z.int().check(z.describe("Days with a submitted annotation.")),
        medianLeadTimeMs: z.nullable(z.number()),
        counts: z.array(z.int()).check(z.describe("Submitted annotations, by bucket.")),
      }),
    )
    .check(z.describe("Most annotations first; imported ones are nobody's work.")),
  progress: z.object({
    tasks: z.int(),
    done: z.int(),
    /** Done before the first bucket. */
    before: z.int(),
    counts: z
      .array(z.int())
      .check(z.describe("Tasks that became done with their last annotation, by bucket.")),
  }),
  left: z.int().check(z.describe("Annotations that the tasks still want.")),
  expected: z.union([
    z.object({
      perDay: z.number(),
      days: z.int().check(z.describe("Whole days that perDay is the mean of.")),
      workDays: z.int().check(z.describe("Those of them with annotations.")),
      endDay: z.string(),
    }),
    z.object({ reason: z.enum(["done", "few-days"]) }),
  ]),
});
export type WorkOverTime = z.infer<typeof WorkOverTime>;

export const LabelBalanceQuery = z.strictObject({ annotator: z.optional(Id) });
const LabelCount = z.object({
  label: z.string(),
  name: z.string(),
  uses: z.int().check(z.describe("Answers or regions with the label in submitted annotations that count.")),
  annotations: z.int(),
  tasks: z.int().check(z.describe("Tasks that the list filtered by the label has.")),
  final: z.object({ uses: z.int(), tasks: z.int() }).check(z.describe("The same of final answers.")),
});
export const LabelBalance = z.object({
  controls: z.array(
    z.object({
      control: z.string(),
      name: z.string(),
      kind: z.enum(KIND_NAMES),
      labels: z
        .array(LabelCount)
        .check(z.describe("Every label of the schema, in its order; then others in use, most used first.")),
    }),
  ),
  /** Tasks whose labels are still being counted. */
  pending: z.int(),
});
export type LabelBalance = z.infer<typeof LabelBalance>;
