/** A resolution by method, as tasks show it. */
import * as z from "zod/mini";
import { AnnotationDocument } from "@/lib/annotation/document";
import { WAITS_FOR } from "@/lib/consensus/waits-for";
import { Id, TimeMs } from "./common";

export const MethodId = z.string().check(z.describe("Such as majority, dawid-skene."));
/** Why a method has no result. */
export const CrowdReason = z.enum(["no-votes", "one-label", "one-rater", "too-many-labels"]);
const Share = z.number().check(z.minimum(0), z.maximum(1));

/** What a method found for a task, beside the decision of a person, which goes before it. */
export const MethodResolution = z.object({
  waitsFor: z.nullable(z.enum(WAITS_FOR)),
  confidence: Share,
  controls: z.record(z.string(), z.object({ method: z.nullable(MethodId), confidence: Share })),
  document: z.nullable(AnnotationDocument),
  schemaVersion: z.int(),
  outdated: z.boolean(),
  runId: Id,
  createdAt: TimeMs,
});
export type MethodResolution = z.infer<typeof MethodResolution>;
/** The same in a list. */
export const MethodState = z.object({
  waitsFor: z.nullable(z.enum(WAITS_FOR)),
  confidence: Share,
  outdated: z.boolean(),
});
export type MethodState = z.infer<typeof MethodState>;
