/** Projects, their settings and label schemas. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { MAX_OVERLAP } from "@/lib/distribution/overlap-source";
import { LabelSchemaShape } from "@/lib/labels/schema";
import { Id, ProjectRole, TimeMs } from "./common";

/** How many annotators a task needs. */
export const Overlap = z
  .int()
  .check(
    z.minimum(1, says("fields.tooSmall", { min: 1 })),
    z.maximum(MAX_OVERLAP, says("fields.tooLarge", { max: MAX_OVERLAP })),
  );

export const ProjectSettings = z.strictObject({
  overlap: Overlap,
  strategy: z.enum(["sequence", "random"]),
  leaseMinutes: z.int().check(z.minimum(1), z.maximum(24 * 60)),
  blindReview: z
    .boolean()
    .check(
      z.describe("Reviewers and annotators see pseudonyms in place of the names and ids of annotators."),
    ),
});
export type ProjectSettings = z.infer<typeof ProjectSettings>;
export const DEFAULT_SETTINGS: ProjectSettings = {
  overlap: 1,
  strategy: "sequence",
  leaseMinutes: 15,
  blindReview: false,
};

const ProjectName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, says("fields.giveName")),
    z.maxLength(200, says("fields.tooLong", { max: 200 })),
  );
const ProjectDescription = z.string().check(z.trim(), z.maxLength(2000, says("fields.over2000")));

export const CreateProject = z
  .strictObject({
    name: ProjectName,
    description: z._default(ProjectDescription, ""),
    /** Checked as a label schema in the use case. */
    schema: z.optional(z.unknown()),
    /** A ready template's id instead of a schema. */
    template: z.optional(z.string().check(z.maxLength(60))),
    settings: z.optional(z.partial(ProjectSettings)),
  })
  .check(
    z.refine((body) => (body.schema === undefined) !== (body.template === undefined), {
      message: says("labels.schemaOrTemplate"),
      path: ["schema"],
    }),
  );
export const PatchProject = z.strictObject({
  name: z.optional(ProjectName),
  description: z.optional(ProjectDescription),
  settings: z.optional(z.partial(ProjectSettings)),
});

export const ProjectSummary = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  role: ProjectRole,
  tasks: z.int(),
  done: z.int(),
  answers: z.int(),
  isDemo: z.boolean(),
  createdAt: TimeMs,
});
export type ProjectSummary = z.infer<typeof ProjectSummary>;

export const ProjectOfList = z.extend(ProjectSummary, {
  /** What the reader has submitted there and what is left for them; null where they are no member. */
  own: z.nullable(z.object({ mine: z.int(), left: z.int() })),
});
export type ProjectOfList = z.infer<typeof ProjectOfList>;

export const ProjectDetail = z.extend(ProjectSummary, {
  settings: ProjectSettings,
  schemaVersion: z.int(),
  schema: LabelSchemaShape,
  guidelineVersion: z.nullable(z.int()),
});
export type ProjectDetail = z.infer<typeof ProjectDetail>;

export const PutSchema = z.strictObject({
  schema: z.unknown(),
  baseVersion: z.int().check(z.minimum(1)),
  /** Removed labels or controls that annotations use are refused unless this is true. */
  acceptLoss: z._default(z.boolean(), false),
});
/** Keys `controlId` and `controlId/labelId` that annotations, predictions, rules or releases hold: their ids never change. */
export const SchemaUsage = z.object({
  held: z.array(z.string()),
  /** Keys of the data of the first and the last tasks, in the order in which they are met. */
  fields: z.array(z.string()),
});
export type SchemaUsage = z.infer<typeof SchemaUsage>;
export const SchemaSaved = z.object({ version: z.int() });

export const PersonWork = z.object({
  userId: Id,
  name: z.string(),
  submitted: z.int(),
  skipped: z.int(),
  /** Some or all of their annotations count for nothing. */
  excluded: z.boolean(),
  /** Median over submitted tasks; null under 1. */
  medianLeadTimeMs: z.nullable(z.number()),
});
/** Everything the overview page shows besides agreement. */
export const ProjectOverview = z.object({
  tasks: z.int(),
  done: z.int(),
  started: z.int(),
  answers: z.int(),
  answersWanted: z.int(),
  /** Given beyond what tasks need, as after the overlap was lowered; not among `answers`. */
  answersBeyond: z.int(),
  /** Submitted annotations of excluded annotators, wherever they are counted. */
  answersExcluded: z.int(),
  skipped: z.int(),
  /** Answers submitted per day of the caller's time zone, oldest first, of the last 30 days. */
  perDay: z.array(z.object({ day: z.string(), answers: z.int() })),
  people: z.array(PersonWork),
  /** Days until all answers are given, at the pace of the last two weeks; null when nothing is left or too few days have answers. */
  daysLeft: z.nullable(z.int()),
  /** Questions that wait for an answer, and since when the oldest does. */
  questions: z.object({ open: z.int(), oldestAt: z.nullable(TimeMs) }),
});
export type ProjectOverview = z.infer<typeof ProjectOverview>;

export const LabelConfig = z.strictObject({ xml: z.string() });
export const LabelConfigRead = z.object({
  schema: LabelSchemaShape,
  /** Tags without a counterpart. */
  notTaken: z.array(z.string()),
});
export type LabelConfigRead = z.infer<typeof LabelConfigRead>;
