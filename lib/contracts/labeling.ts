/** The label loop: what the label view receives, and what it sends. */
import * as z from "zod/mini";
import { AnnotationDocument } from "@/lib/annotation/document";
import { ShapedTexts } from "@/lib/text-forms/shaped-text";
import { FullReview } from "./answer-review";
import { CarriedAnswer } from "./carried-answer";
import { Id, JsonObject, TimeMs } from "./common";
import { LimitReached } from "./limit-reached";
import { OwnQuestion } from "./own-question";

export const AnnotationState = z.enum(["draft", "submitted", "skipped"]);
export type AnnotationState = z.infer<typeof AnnotationState>;

/** An image of a task, by the data field that holds it. Sizes in pixels of the upright original. */
export const TaskImage = z.object({
  assetId: Id,
  widthPx: z.int(),
  heightPx: z.int(),
  /** What is shown of it: as stored, in the form browsers can show, or small where it has tiles. */
  url: z.string(),
  thumbnailUrl: z.string(),
  /** Of an image of 16 bits: the levels shown as black and white, and those it has. */
  window: z.optional(z.object({ low: z.int(), high: z.int(), min: z.int(), max: z.int() })),
  /** Of a large image, once it has tiles: on how many levels. */
  tileLevels: z.optional(z.int()),
});
export type TaskImage = z.infer<typeof TaskImage>;

export const OwnAnnotation = z.object({
  id: Id,
  revision: z.int(),
  state: AnnotationState,
  document: AnnotationDocument,
  skipReason: z.nullable(z.string()),
  /** Kept although the task was full when it arrived; a manager decides about it. */
  late: z.boolean(),
  updatedAt: TimeMs,
});
export type OwnAnnotation = z.infer<typeof OwnAnnotation>;

/** What a model suggests for a task; made for the current label schema. */
export const Suggestion = z.object({
  id: Id,
  model: z.string(),
  /** 0 to 1; null when the model does not say. */
  score: z.nullable(z.number()),
  document: AnnotationDocument,
});
export type Suggestion = z.infer<typeof Suggestion>;

/** A task of the same group, to be read: its texts, of long ones the part nearest to the task. */
export const Neighbour = z.object({ seq: z.int(), texts: z.array(z.string()) });
export type Neighbour = z.infer<typeof Neighbour>;

export const LabelTask = z.object({
  id: Id,
  seq: z.int(),
  externalId: z.nullable(z.string()),
  data: JsonObject,
  /** Of inputs that have a form, by input: the text that spans are on, and how it looks. */
  texts: z.optional(ShapedTexts),
  /** Where the label schema asks for them: the tasks just before and after it, by number. */
  neighbours: z.optional(z.object({ before: z.array(Neighbour), after: z.array(Neighbour) })),
  images: z.record(z.string(), TaskImage),
  /** End of the annotator's lease; null when the task is reopened from the annotator's own history. */
  leaseExpiresAt: z.nullable(TimeMs),
  annotation: z.nullable(OwnAnnotation),
  /** The surest first. */
  predictions: z.array(Suggestion),
  /** The annotator's questions about the task, oldest first, withdrawn ones left out. */
  questions: z.array(OwnQuestion),
  /** The latest review of the annotator's annotation. */
  review: z.nullable(FullReview),
  /** How many threads there are about the annotator's annotation, resolved ones included; absent where there are none. */
  comments: z.optional(z.int()),
  /** Where the data were replaced after the annotator had answered: what became of that answer, the draft it is now. */
  changed: z.optional(CarriedAnswer),
});
export type LabelTask = z.infer<typeof LabelTask>;

export const LabelProgress = z.object({
  /** Submitted by this annotator, in all and since local midnight UTC. */
  mine: z.int(),
  mineToday: z.int(),
  /** Tasks that this annotator may still be handed, some seconds old in a large project. */
  left: z.int(),
  /** Tasks with all the answers they need, of all tasks. */
  done: z.int(),
  total: z.int(),
});
export type LabelProgress = z.infer<typeof LabelProgress>;

/** How many tasks a client may hold and still ask for more. */
export const HAVE_LIMIT = 200;
export const QueueResponse = z.object({
  tasks: z.array(LabelTask),
  /** Nothing but tasks that came back was asked for, so that there may be others. */
  back: z.optional(z.boolean()),
  /**
   * The annotator gets no tasks until one of these managers lets them go on: they have reached the limit, or too few of their
   * answers were right. A limit of a day ends with it.
   */
  paused: z.optional(z.object({ managers: z.array(z.string()), limit: z.optional(LimitReached) })),
  progress: LabelProgress,
  leaseMs: z.int(),
  /** Of the labels as they are now; a page opened before must be loaded again to keep tasks for offline work. */
  schemaVersion: z.int(),
  /** Of the guideline and the rules as they are now: a page that shows an earlier one reads them again. */
  contentRevision: z.int(),
});
export type QueueResponse = z.infer<typeof QueueResponse>;

export const SKIP_REASONS = ["unclear", "broken", "offensive", "language", "other"] as const;

export const PutAnnotationResponse = z.object({
  annotation: z.object({
    id: Id,
    revision: z.int(),
    state: AnnotationState,
    late: z.boolean(),
    updatedAt: TimeMs,
  }),
  /** In training mode: the answer can be compared with the right one now. */
  feedback: z.optional(z.boolean()),
  next: z.optional(QueueResponse),
});
export type PutAnnotationResponse = z.infer<typeof PutAnnotationResponse>;

/** `extra` of the 409 `stale_revision` problem: what the server holds; the client still has its own version. */
export const StaleRevision = z.object({ current: OwnAnnotation });

export const LeaseResponse = z.object({ leaseExpiresAt: TimeMs });

export const HistoryItem = z.object({
  taskId: Id,
  seq: z.int(),
  state: AnnotationState,
  updatedAt: TimeMs,
  preview: z.string(),
  /** An own question about it is still open. */
  waiting: z.boolean(),
});
export type HistoryItem = z.infer<typeof HistoryItem>;
