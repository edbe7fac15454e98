/** What a demo project is made of; how it is put together stands in build-project. */
import type { z } from "zod";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { RuleInput } from "@/lib/contracts/guidelines";
import type { ImportFormat, ImportMapping } from "@/lib/contracts/imports";
import type { SKIP_REASONS } from "@/lib/contracts/labeling";
import type { CreateRelease } from "@/lib/contracts/releases";
import type { LabelSchema } from "@/lib/labels/schema";

type Release = z.input<typeof CreateRelease>;

export type DemoRule = Pick<RuleInput, "title" | "statement" | "labels" | "examples">;

/** The action of a simulated annotator on a task. */
export type SimulatedAnswer =
  | { state: "submitted"; document: AnnotationDocument; leadTimeMs: number }
  | {
      state: "skipped";
      skipReason: (typeof SKIP_REASONS)[number];
      skipNote: string;
      leadTimeMs: number;
    };

export type DemoTask = { seq: number; externalId: string | null; data: Record<string, unknown> };

/** A question of the task's first annotator, and the ruling unless the question still waits for one. */
export type DemoQuestion = {
  seq: number;
  text: string;
  hoursAgo: number;
  /** `rule` is the place of the rule it cites among those of the project. */
  ruling?: { text: string; rule: number };
};

/** Why the right answer to a task is right, by the rule at this place. */
export type DemoRuling = { seq: number; rule: number; note: string };

/** A final answer: the first of those given that `takes` approves. */
export type DemoDecision = DemoRuling & { takes: (document: AnnotationDocument) => boolean };

export type DemoProject = {
  name: string;
  description: string;
  schema: LabelSchema;
  guideline: string;
  rules: DemoRule[];
  file: { format: ImportFormat; fileName: string; bytes: Uint8Array; mapping: ImportMapping };
  /** Tasks up to this number are labeled; the rest wait for the user. */
  labeledTasks: number;
  questions: DemoQuestion[];
  decisions: DemoDecision[];
  release: Release;
  /** @param annotator 0 to 3: A to D */
  answer: (annotator: number, task: DemoTask) => SimulatedAnswer;
};

export const example = (rating: "good" | "bad", text: string, note = "") => ({ rating, text, note });
