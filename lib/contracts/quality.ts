/** Agreement figures and the most disputed tasks. */
import * as z from "zod/mini";
import type { QuestionAgreement } from "@/lib/agreement/agreement";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { type ControlKind, KINDS } from "@/lib/kinds";
import { flag, Id } from "./common";
import { TaskItem } from "./tasks";

/** A figure without unit, 1 is full agreement (but of distances, where 0 is); null with a `reason`. */
const measured = {
  value: z.nullable(z.number()),
  reason: z.optional(z.enum(["no-pairs", "no-variation", "nothing-to-compare", "not-measured", "too-large"])),
};
export const MeasureResult = z.object({
  id: z.string().check(z.describe("Such as alpha-nominal, percent, f1-exact.")),
  ...measured,
  interval: z
    .nullable(z.tuple([z.number(), z.number()]))
    .check(z.describe("95 % bootstrap limits over tasks; null where none is computed or defined.")),
  rough: z.boolean().check(z.describe("Under 30 units: the interval is a rough guide.")),
  units: z.int().check(z.describe("Tasks that at least two people answered.")),
  pairs: z.int().check(z.describe("Pairs of answers that were compared.")),
});
const KIND_NAMES = Object.keys(KINDS) as ControlKind[];

/** Everything about one control: what lib/agreement computes, and the name of the control. */
const ControlReport = z.object({
  control: z.string(),
  name: z.string(),
  kind: z.enum(KIND_NAMES),
  headline: MeasureResult,
  measures: z
    .array(MeasureResult)
    .check(z.describe("The further measures of the kind, in the order to show them.")),
  byLabel: z
    .array(
      z.object({
        label: z.string(),
        ...measured,
        observed: z.optional(z.nullable(z.number())),
        placed: z.optional(z.nullable(z.number())),
        n: z.int(),
      }),
    )
    .check(
      z.describe(
        "Choices and ratings: alpha of a label against the rest, and in observed the specific agreement on it, chance included. Regions: F1 of those with the label, and of spans in placed Krippendorff’s unitizing alpha.",
      ),
    ),
  pairMeasure: z.string().check(z.describe("What byPair holds, such as cohen-kappa.")),
  byPair: z
    .array(z.object({ a: Id, b: Id, ...measured, n: z.int() }))
    .check(z.describe("Two people each, a before b, and how many tasks both answered.")),
  confusion: z
    .array(z.object({ a: z.string(), b: z.string(), count: z.int() }))
    .check(z.describe("How often one of two people chose a and the other b, most frequent first.")),
  balance: z
    .array(z.object({ label: z.string(), count: z.int(), share: z.number() }))
    .check(
      z.describe("How often each label of the schema was given, in its order; share of all labels given."),
    ),
  byThreshold: z.optional(
    z
      .object({
        regions: z.int().check(z.describe("Regions of either of two people, counted for each two of them.")),
        at: z.array(
          z.object({
            threshold: z.number(),
            found: z.int(),
            same: z.int(),
            likeness: z.nullable(z.number()),
            f1: z.nullable(z.number()),
          }),
        ),
      })
      .check(
        z.describe(
          "Shapes and spans: how many regions two people both have when these must be at least so alike (IoU, or of points and lines how near they lie), how many of them have the same labels, and how alike the found are on average. Every threshold has a matching of its own.",
        ),
      ),
  ),
  units: z.int().check(z.describe("Tasks that at least two people answered.")),
  answered: z.int().check(z.describe("Tasks that anybody answered.")),
  raters: z.array(Id),
  notes: z.array(z.enum(["one-label-dominates", "few-units", "unknown-labels", "not-measured"])),
}) satisfies z.ZodMiniType<ControlAgreement>;

/** A question about regions, on the regions of one control that two people both have. */
const QuestionReport = z.extend(ControlReport, {
  region: z.string().check(z.describe("The control of the regions.")),
  unmatched: z
    .int()
    .check(z.describe("Answers left out: nobody else has the region, or has answered about it.")),
}) satisfies z.ZodMiniType<QuestionAgreement>;

/** A mean over tasks of how alike two answers are, 1 is the same. */
const likeness = {
  value: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  tasks: z.int(),
};

export const AgreementQuery = z.strictObject({ control: z.optional(z.string().check(z.maxLength(64))) });
export const AgreementReport = z.object({
  controls: z.array(ControlReport),
  questions: z
    .array(QuestionReport)
    .check(z.describe("Questions about regions; units are tasks, pairs matched regions.")),
  outliers: z
    .array(
      z.object({
        control: z.string(),
        rater: Id,
        ...likeness,
        others: z.object(likeness),
      }),
    )
    .check(
      z.describe(
        "By control, the annotator who agrees with the others clearly less than these do among themselves: their 95 % intervals lie apart.",
      ),
    ),
  people: z.array(z.object({ id: Id, name: z.string() })),
  tasksWithTwoAnswers: z.int(),
  /** Tasks whose figures are still being brought up to date. */
  pending: z.int(),
  /** Controls whose kind has no measure yet. */
  unsupported: z.array(z.string()),
});

export const DisputedQuery = z.strictObject({
  control: z.string().check(z.maxLength(64)),
  /** Two label ids `a,b`: only tasks on which different annotators gave these. */
  confusion: z.optional(z.string().check(z.maxLength(140))),
  /** An annotator, or two as `a,b`: only tasks in which they differ from somebody, or from each other. */
  people: z.optional(z.string().check(z.maxLength(60), z.regex(/^[0-9a-z]+(,[0-9a-z]+)?$/))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 20),
  /** Also tasks whose final answer is decided. */
  decided: z._default(flag(), false),
});
export const DisputedTask = z.extend(TaskItem, {
  disagreement: z.number(),
  /** Answer in words → how many annotators gave it. */
  given: z.array(z.object({ label: z.string(), count: z.int() })),
});
export type DisputedTask = z.infer<typeof DisputedTask>;
export const DisputedTasks = z.object({ items: z.array(DisputedTask) });
