/** The task list, one task with everybody's answers, and bulk changes. */

import { z } from "zod";
import { AnnotationDocument } from "@/lib/annotation/document";
import { says } from "@/lib/core/message";
import { FullReview } from "./answer-review";
import { Id, JsonObject, TimeMs } from "./common";
import { AnnotationState, TaskImage } from "./labeling";
import { Resolution } from "./resolutions";

export const TaskStatus = z.enum(["new", "started", "done"]);
export type TaskStatus = z.infer<typeof TaskStatus>;

const filters = {
  status: TaskStatus.optional(),
  /** Part of any text or number of the data, of the external id, the group or a file name, in any case and Unicode form; or the task number. */
  search: z
    .string()
    .trim()
    .max(200)
    // PostgreSQL holds no such character and fails on being asked for it.
    .refine((text) => !text.includes("\0"), says("fields.noNul"))
    .optional(),
  /** Only tasks this person answered. */
  annotator: Id.optional(),
  assignee: Id.optional(),
  skipped: z.stringbool().optional(),
};
export const TaskFilter = z.strictObject(filters);
export type TaskFilter = z.infer<typeof TaskFilter>;

export const ListTasks = z.strictObject({
  ...filters,
  sort: z.enum(["seq", "-seq", "answers", "-answers", "-priority"]).default("seq"),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ListTasks = z.infer<typeof ListTasks>;

export const TaskItem = z.object({
  id: Id,
  seq: z.int(),
  externalId: z.string().nullable(),
  preview: z.string(),
  thumbnailUrl: z.string().nullable(),
  groupKey: z.string().nullable(),
  status: TaskStatus,
  answers: z.int(),
  skips: z.int(),
  overlap: z.int(),
  priority: z.int(),
  assignees: z.array(z.string()),
  /** Somebody has decided its final answer. */
  decided: z.boolean(),
  createdAt: TimeMs,
});
export type TaskItem = z.infer<typeof TaskItem>;
export const TaskList = z.object({
  items: z.array(TaskItem),
  nextCursor: z.string().nullable(),
  /** How many match the filter, on the first page only. Matches of a search are counted up to 10,000. */
  total: z.int().nullable(),
  /** False when more than `total` match, which only a search leaves open; null where `total` is. */
  totalIsExact: z.boolean().nullable(),
});
export type TaskList = z.infer<typeof TaskList>;

/** Some tasks by id, or all that match a filter. */
export const TaskSelection = z.union([
  z.strictObject({ ids: z.array(Id).min(1).max(10_000) }),
  z.strictObject({ filter: z.strictObject({ ...filters, skipped: z.boolean().optional() }) }),
]);
export type TaskSelection = z.infer<typeof TaskSelection>;
export const AssignTasks = z.strictObject({
  selection: TaskSelection,
  userId: Id,
  assigned: z.boolean().default(true),
});
export const AssignedTasks = z.object({
  changed: z.int(),
  /** Left alone because all their places are taken. */
  full: z.int(),
});
export const DeleteTasks = z.strictObject({
  selection: TaskSelection,
  withAnswers: z.boolean().default(false),
});
export const DeletedTasks = z.object({ deleted: z.int(), kept: z.int() });

export const TaskAnswer = z.object({
  annotationId: Id,
  userId: Id,
  name: z.string(),
  state: AnnotationState,
  late: z.boolean(),
  revision: z.int(),
  document: AnnotationDocument,
  schemaVersion: z.int(),
  guidelineVersion: z.int().nullable(),
  leadTimeMs: z.int(),
  skipReason: z.string().nullable(),
  skipNote: z.string().nullable(),
  updatedAt: TimeMs,
  /** Its annotator is excluded, so that it counts for nothing. */
  excluded: z.boolean(),
  /** The latest review; of an earlier revision when the answer has gone on since. */
  review: FullReview.nullable(),
});
export type TaskAnswer = z.infer<typeof TaskAnswer>;
export const TaskDetail = z.object({
  task: TaskItem,
  data: JsonObject,
  images: z.record(z.string(), TaskImage),
  answers: z.array(TaskAnswer),
  /** The final answer, where somebody has decided. */
  resolution: Resolution.nullable(),
  /**
   * What most people gave (as in a `majority` release), to start a decision from; null below two answers. `ties`: ids of
   * controls where a person has to choose, for equal votes or since what most gave was a label that is gone.
   */
  majority: z.object({ document: AnnotationDocument, ties: z.array(z.string()) }).nullable(),
  /** The tasks before and after it, by number; reviewers, who have no list of tasks, get none. */
  neighbours: z.object({ previous: Id.nullable(), next: Id.nullable() }),
});
export type TaskDetail = z.infer<typeof TaskDetail>;
