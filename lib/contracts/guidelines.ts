/** Guideline texts, their published versions, and rules as objects. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { Id, TimeMs } from "./common";

export const MAX_GUIDELINE_CHARS = 200_000;

export const GuidelineDraft = z.object({
  markdown: z.string(),
  /** Counts up with each save; a save on an older one is refused with 409. */
  revision: z.int(),
  updatedAt: z.nullable(TimeMs),
});
export const PutGuidelineDraft = z.strictObject({
  markdown: z
    .string()
    .check(z.maxLength(MAX_GUIDELINE_CHARS, says("fields.tooLong", { max: MAX_GUIDELINE_CHARS }))),
  baseRevision: z.int().check(z.minimum(0)),
});
export const PublishGuideline = z.strictObject({ note: z._default(z.string().check(z.maxLength(1000)), "") });

export const RuleExample = z.strictObject({
  rating: z.enum(["good", "bad"]),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  note: z._default(z.string().check(z.maxLength(500)), ""),
});
export const RuleStatus = z.enum(["draft", "active", "retired"]);
const RuleFields = z.strictObject({
  title: z.string().check(z.trim(), z.minLength(1, says("fields.giveTitle")), z.maxLength(200)),
  statement: z.string().check(z.trim(), z.minLength(1, says("fields.giveStatement")), z.maxLength(5000)),
  /** `controlId/labelId`; empty means it holds for every label. */
  labels: z.array(z.string().check(z.maxLength(130))).check(z.maxLength(200)),
  examples: z.array(RuleExample).check(z.maxLength(20)),
  status: RuleStatus,
});
export const RuleInput = z.extend(RuleFields, {
  labels: z._default(RuleFields.shape.labels, []),
  examples: z._default(RuleFields.shape.examples, []),
  status: z._default(RuleStatus, "active"),
});
export type RuleInput = z.infer<typeof RuleInput>;
export const PatchRule = z.extend(z.partial(RuleFields), { baseRevision: z.int().check(z.minimum(1)) });

export const Rule = z.object({
  id: Id,
  /** The code to cite: `R-001`, counted per project, never reused. */
  code: z.string(),
  title: z.string(),
  statement: z.string(),
  labels: z.array(z.string()),
  examples: z.array(RuleExample),
  status: RuleStatus,
  revision: z.int(),
  updatedAt: TimeMs,
});
export type Rule = z.infer<typeof Rule>;

export const GuidelineVersion = z.object({
  version: z.int(),
  markdown: z.string(),
  rules: z.array(Rule),
  note: z.string(),
  publishedAt: TimeMs,
  publishedBy: z.string(),
});
export type GuidelineVersion = z.infer<typeof GuidelineVersion>;
export const GuidelineVersionSummary = z.extend(z.omit(GuidelineVersion, { markdown: true, rules: true }), {
  rules: z.int(),
});
