/** Guideline texts, their published versions, and rules as objects. */

import { z } from "zod";
import { says } from "@/lib/core/message";
import { Id, TimeMs } from "./common";

export const MAX_GUIDELINE_CHARS = 200_000;

export const GuidelineDraft = z.object({
  markdown: z.string(),
  /** Counts up with each save; a save on an older one is refused with 409. */
  revision: z.int(),
  updatedAt: TimeMs.nullable(),
});
export const PutGuidelineDraft = z.strictObject({
  markdown: z.string().max(MAX_GUIDELINE_CHARS, says("fields.tooLong", { max: MAX_GUIDELINE_CHARS })),
  baseRevision: z.int().min(0),
});
export const PublishGuideline = z.strictObject({ note: z.string().max(1000).default("") });

export const RuleExample = z.strictObject({
  verdict: z.enum(["good", "bad"]),
  text: z.string().trim().min(1).max(2000),
  note: z.string().max(500).default(""),
});
export const RuleStatus = z.enum(["draft", "active", "retired"]);
const RuleFields = z.strictObject({
  title: z.string().trim().min(1, says("fields.giveTitle")).max(200),
  statement: z.string().trim().min(1, says("fields.giveStatement")).max(5000),
  /** `controlId/labelId`; empty means it holds for every label. */
  labels: z.array(z.string().max(130)).max(200),
  examples: z.array(RuleExample).max(20),
  status: RuleStatus,
});
export const RuleInput = RuleFields.extend({
  labels: RuleFields.shape.labels.default([]),
  examples: RuleFields.shape.examples.default([]),
  status: RuleStatus.default("active"),
});
export type RuleInput = z.infer<typeof RuleInput>;
export const PatchRule = RuleFields.partial().extend({ baseRevision: z.int().min(1) });

export const Rule = z.object({
  id: Id,
  /** What people cite: `R-001`, counted per project, never reused. */
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
export const GuidelineVersionSummary = GuidelineVersion.omit({ markdown: true, rules: true }).extend({
  rules: z.int(),
});
