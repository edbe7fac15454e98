/** The task list, one task with all annotations, and bulk changes. */
import * as z from "zod/mini";
import { AnnotationDocument } from "@/lib/annotation/document";
import { CONSENSUS_STATES } from "@/lib/consensus/waits-for";
import { says } from "@/lib/core/message";
import { OVERLAP_SOURCES } from "@/lib/distribution/overlap-source";
import { ShapedTexts } from "@/lib/text-forms/shaped-text";
import { FullReview, ReviewDecision } from "./answer-review";
import { AnswerSummary } from "./answer-summary";
import { CarriedAnswer } from "./carried-answer";
import { flag, Id, JsonObject, TimeMs } from "./common";
import { GoldAnswer } from "./gold";
import { AnnotationState, TaskImage } from "./labeling";
import { Cells } from "./list-cells";
import { Columns } from "./list-columns";
import { MethodResolution, MethodState } from "./method-resolution";
import { Resolution, SecondResolution } from "./resolutions";

export const TaskStatus = z.enum(["new", "started", "done"]);
export type TaskStatus = z.infer<typeof TaskStatus>;

const FilterText = z.string().check(
  z.minLength(1),
  z.maxLength(400),
  z.refine((text) => !text.includes("\0"), says("fields.noNul")),
);
/** UTC epoch milliseconds. */
const Moment = z.coerce.number().check(z.int(), z.minimum(0));
const Share = z.coerce.number().check(z.minimum(0), z.maximum(1));

const searchText = z.optional(
  z.string().check(
    z.trim(),
    z.maxLength(200),
    z.refine((text) => !text.includes("\0"), says("fields.noNul")),
  ),
);
/** What can be asked of a task and of what was given to it, in the list of tasks and in that of reviews. */
export const sharedFilters = {
  /** Part of any text or number of the data, of the external id, the group or a file name, in any case and Unicode form; or the task number. */
  search: searchText,
  /** A control, or a control and one of its labels or values, as `topic` or `topic/refund`: only tasks given it. */
  label: z.optional(FilterText),
  group: z.optional(FilterText),
  /** A control, with the bounds of the agreement on it. */
  agreementOn: z.optional(FilterText),
  agreementFrom: z.optional(Share),
  agreementBelow: z.optional(Share),
};

const filters = {
  ...sharedFilters,
  status: z.optional(TaskStatus),
  /** Only tasks this annotator answered. */
  annotator: z.optional(Id),
  assignee: z.optional(Id),
  skipped: z.optional(flag()),
  /** Beside `label`: given by the final answer. Where `annotator` is asked for, it is given by that annotator. */
  final: z.optional(flag()),
  /** Only tasks that this import has added. */
  import: z.optional(Id),
  /** Asked about: at all, or without a ruling so far. */
  question: z.optional(z.enum(["any", "open"])),
  decided: z.optional(flag()),
  /** An annotation of the task waits for review, or its review has ended so; of a rejected one until it is submitted again. */
  review: z.optional(z.enum(["waiting", ...ReviewDecision.options])),
  gold: z.optional(flag()),
  /** The annotators of the task disagreed, so that it was asked for one more than the project says. */
  asked: z.optional(flag()),
  /** Its number of annotators was set for this task alone. */
  byHand: z.optional(flag()),
  /**
   * What the last run of consensus found, of tasks that nobody has decided: `settled`; `waiting` for a person, at all or for
   * one reason; `outdated`: annotations have changed since.
   */
  consensus: z.optional(z.enum(CONSENSUS_STATES)),
  /**
   * An annotation of the task was submitted from the first moment on and before the second; where `annotator` is asked for, one
   * of theirs. With `lastSubmitted` the last one of the task was.
   */
  submittedFrom: z.optional(Moment),
  submittedBefore: z.optional(Moment),
  lastSubmitted: z.optional(flag()),
  /** A field of the data, with its value as a text, or a part of it. */
  field: z.optional(FilterText),
  fieldIs: z.optional(FilterText),
  fieldHas: z.optional(FilterText),
};
export const TaskFilter = z.strictObject(filters);
export type TaskFilter = z.infer<typeof TaskFilter>;

export const ListTasks = z.strictObject({
  ...filters,
  /** Columns whose cells come with the items. */
  columns: z.optional(Columns),
  /** `false` leaves out how many match, which may take longer than the page. */
  count: z.optional(flag()),
  sort: z._default(z.enum(["seq", "-seq", "answers", "-answers", "-priority"]), "seq"),
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 100),
});
export type ListTasks = z.infer<typeof ListTasks>;

export const TaskItem = z.object({
  id: Id,
  seq: z.int(),
  externalId: z.nullable(z.string()),
  preview: z.string(),
  thumbnailUrl: z.nullable(z.string()),
  groupKey: z.nullable(z.string()),
  status: TaskStatus,
  answers: z.int(),
  skips: z.int(),
  overlap: z.int(),
  /** Where `overlap` comes from: the setting of the project, its share of tasks, a disagreement, or this task alone. */
  overlapBy: z.enum(OVERLAP_SOURCES),
  priority: z.int(),
  assignees: z.array(z.string()),
  /** A person has decided the task, here or in an import. */
  decided: z.boolean(),
  /** What a run of consensus found for it; null where none did, and where a person has decided. */
  byMethod: z.nullable(MethodState),
  /** Told to managers only. */
  gold: z.boolean(),
  createdAt: TimeMs,
  /** 1, then one more each time the data were replaced. */
  version: z.int(),
});
export type TaskItem = z.infer<typeof TaskItem>;
/** A task of the list, with what was annotated. */
export const ListedTask = z.extend(TaskItem, {
  /** Of the resolution where there is one, else of all submitted annotations that count; null where there is neither. */
  summary: z.nullable(AnswerSummary),
  /** Of the columns asked for. */
  cells: z.optional(Cells),
});
export type ListedTask = z.infer<typeof ListedTask>;
export const TaskList = z.object({
  items: z.array(ListedTask),
  nextCursor: z.nullable(z.string()),
  /** How many match the filter, on the first page only. Matches of a search are counted up to 10,000. */
  total: z.nullable(z.int()),
  /** False when more than `total` match, which only a search leaves open; null where `total` is. */
  totalIsExact: z.nullable(z.boolean()),
});
export type TaskList = z.infer<typeof TaskList>;

export const TaskCount = z.object({ total: z.int(), totalIsExact: z.boolean() });
export type TaskCount = z.infer<typeof TaskCount>;
export const TaskFields = z.object({ fields: z.array(z.string()) });

/** Some tasks by id, or all that match a filter. */
export const TaskSelection = z.union([
  z.strictObject({ ids: z.array(Id).check(z.minLength(1), z.maxLength(10_000)) }),
  z.strictObject({
    filter: z.strictObject({
      ...filters,
      skipped: z.optional(z.boolean()),
      final: z.optional(z.boolean()),
      decided: z.optional(z.boolean()),
      gold: z.optional(z.boolean()),
      asked: z.optional(z.boolean()),
      byHand: z.optional(z.boolean()),
      lastSubmitted: z.optional(z.boolean()),
    }),
  }),
]);
export type TaskSelection = z.infer<typeof TaskSelection>;
export const AssignTasks = z.strictObject({
  selection: TaskSelection,
  userId: Id,
  assigned: z._default(z.boolean(), true),
});
export const AssignedTasks = z.object({
  changed: z.int(),
  /** Left alone because all their places are taken. */
  full: z.int(),
});
export const DeleteTasks = z.strictObject({
  selection: TaskSelection,
  withAnswers: z._default(z.boolean(), false),
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
  guidelineVersion: z.nullable(z.int()),
  leadTimeMs: z.int(),
  skipReason: z.nullable(z.string()),
  skipNote: z.nullable(z.string()),
  updatedAt: TimeMs,
  /** Its annotator is excluded, so that it counts for nothing. */
  excluded: z.boolean(),
  /** The latest review; of an earlier revision when the answer has gone on since. */
  review: z.nullable(FullReview),
});
export type TaskAnswer = z.infer<typeof TaskAnswer>;
export const TaskDetail = z.object({
  task: TaskItem,
  data: JsonObject,
  /** Of inputs that have a form, by input: the text that spans are on, and how it looks. */
  texts: z.optional(ShapedTexts),
  images: z.record(z.string(), TaskImage),
  answers: z.array(TaskAnswer),
  /** The resolution, where the task has one. */
  resolution: z.nullable(Resolution),
  /** What a run of consensus found, where nobody has decided the task. */
  methodResolution: z.nullable(MethodResolution),
  /** A second decision beside the resolution, where the task was drawn for one and somebody has made it. */
  second: z.nullable(SecondResolution),
  /** The gold answer, where the task has one; told to managers only. */
  gold: z.nullable(GoldAnswer),
  /**
   * The majority's document (as in a `majority` release), as the start of a resolution; null below two annotations.
   * `ties`: ids of controls where the reviewer has to choose, for equal votes or since the majority's label was
   * removed.
   */
  majority: z.nullable(z.object({ document: AnnotationDocument, ties: z.array(z.string()) })),
  /** Names of the candidates that its answers stand for, by the id of the question and of the candidate. */
  candidateNames: z.record(z.string(), z.record(z.string(), z.string())),
  /** The tasks before and after it, by number; reviewers, who have no list of tasks, get none. */
  neighbours: z.object({ previous: z.nullable(Id), next: z.nullable(Id) }),
});
export type TaskDetail = z.infer<typeof TaskDetail>;

export const EarlierVersion = z.object({
  /** The id that the task had then. */
  id: Id,
  version: z.int(),
  data: JsonObject,
  /** The texts of the inputs as they were read, by input. */
  texts: z.record(z.string(), z.string()),
  replacedAt: TimeMs,
  /** The person whose import or change replaced it. */
  replacedBy: z.string(),
  answers: z.array(
    z.object({
      name: z.string(),
      state: AnnotationState,
      /** Null where the answer did not come back to its annotator. */
      carried: z.nullable(CarriedAnswer),
    }),
  ),
});
export type EarlierVersion = z.infer<typeof EarlierVersion>;
