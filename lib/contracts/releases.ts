/** Releases: the plan, its preview, the frozen result and its downloads. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { FORMAT_NAMES } from "@/lib/formats";
import { MAX_FOLDS, MIN_FOLDS, SPLIT_METHODS } from "@/lib/split/methods";
import { SPLITS } from "@/lib/split/ratios";
import { flag, Id, MessageShape, TimeMs } from "./common";
import { Problem } from "./problem";
import { TaskFilter } from "./tasks";

export const SplitName = z.enum(SPLITS);

const Ratio = z.number().check(z.minimum(0), z.maximum(1));
const PlanDate = z.string().check(z.maxLength(40));
/** What may not be in a split; a task to which no split is left open is left out, with its group. */
const SplitPolicies = z.strictObject({
  /** Only tasks that a person has decided are in test. */
  testOnlyDecided: z._default(z.boolean(), false),
  /** Gold tasks, and tasks whose final answer came with an import, are never in train. */
  goldNotInTrain: z._default(z.boolean(), false),
  /** Least agreement of a task in a split: the share of annotators who gave what most gave, of the question they agree on least. */
  minAgreement: z.optional(
    z.strictObject({
      train: z.optional(Ratio),
      validation: z.optional(Ratio),
      test: z.optional(Ratio),
    }),
  ),
});
/** A split that the manager chose for tasks and their groups, and why. */
const ByHand = z.strictObject({
  /** Task numbers. */
  tasks: z.array(z.int().check(z.minimum(1))).check(z.minLength(1), z.maxLength(1_000)),
  split: SplitName,
  reason: z.string().check(z.trim(), z.minLength(1, says("fields.sayWhy")), z.maxLength(300)),
});
export const ReleasePlan = z.strictObject({
  /**
   * `all`: every submitted annotation; `majority`: an answer or rating that most of those who answered the question
   * gave (a tie gives none), a label of several or a region that more than half gave; `unanimous`: all annotators gave
   * the same to every control; `resolved`: a person has decided the task; `consensus`: a run of consensus has settled it.
   * A decision of a person also goes before `majority`, `unanimous` and `consensus`.
   */
  labels: z.enum(["all", "majority", "unanimous", "resolved", "consensus"]),
  /** Keeps beside agreed labels the votes that they came from, as counts and shares; JSONL and Parquet hold them. */
  softLabels: z._default(z.boolean(), false),
  /** Tasks with fewer submitted answers are left out. */
  minAnswers: z._default(z.int().check(z.minimum(1), z.maximum(20)), 1),
  /** Only tasks that have all the answers they need. */
  onlyDone: z._default(z.boolean(), false),
  /** Answers that no reviewer has accepted or fixed, or that were changed since, are as if they were not there. */
  onlyAccepted: z._default(z.boolean(), false),
  /** Answers submitted before or after these dates (ISO 8601, UTC) are as if they were not there; decisions of tasks stay. */
  submittedFrom: z.optional(PlanDate),
  submittedBefore: z.optional(PlanDate),
  /** Answers given under an earlier version of the guideline are as if they were not there. */
  minGuideline: z.optional(z.int().check(z.minimum(1))),
  /** Only answers of these people, or only those of others; decisions of tasks stay. A download tells their number alone. */
  annotators: z.optional(
    z.strictObject({
      mode: z.enum(["only", "without"]),
      users: z.array(Id).check(z.minLength(1), z.maxLength(1_000)),
    }),
  ),
  /** Other tasks are left out: those that a search does not find, as in the list of tasks, or whose field has another value. */
  tasks: z.optional(
    z.strictObject({
      search: z.optional(TaskFilter.shape.search),
      field: z.optional(
        z.strictObject({
          name: z.string().check(z.minLength(1), z.maxLength(200)),
          values: z.array(z.string().check(z.maxLength(1_000))).check(z.minLength(1), z.maxLength(1_000)),
        }),
      ),
    }),
  ),
  ratios: z.strictObject({ train: Ratio, validation: Ratio, test: Ratio }),
  seed: z.string().check(z.minLength(1), z.maxLength(100)),
  /**
   * `exact`: whole groups meet the ratios as closely as they can, and what earlier releases split stays there; `balanced`:
   * so, too, and each split gets its share of every label; `hash`: a stable hash of each group, which tasks added later
   * never move; `time`: the oldest tasks in train, the newest in test; `column`: the split that a field of each task names.
   * Left out: exact below 5,000 tasks, else the hash.
   */
  method: z.optional(z.enum(SPLIT_METHODS)),
  /**
   * Balanced only: whose shares are kept, the labels of these questions and the values of a data field; of both, their
   * combinations within a task. Left out: all labels.
   */
  balanceBy: z.optional(
    z.strictObject({
      controls: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.minLength(1), z.maxLength(20))),
      field: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    }),
  ),
  /** By time only: the data field with the time (ISO 8601, or seconds or milliseconds since 1970); of the import when left out. */
  timeField: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** By time only: dates (ISO 8601) from which tasks are in validation and in test; by the ratios when left out. */
  timeCuts: z.optional(z.strictObject({ validation: PlanDate, test: PlanDate })),
  /** By column only: the data field that names the split: train, validation (val, valid, dev) or test. */
  splitField: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** Exact and balanced only: false divides everything anew, whatever earlier releases did. */
  keepReleased: z._default(z.boolean(), true),
  /**
   * Data field whose equal values keep tasks together; the imported group when left out, and for tasks that lack it. A
   * field in which no task of the release has a text, number or truth value is refused.
   */
  groupField: z.optional(z.string().check(z.maxLength(200))),
  /**
   * Tasks are left out, unless a person has decided them, of which with `majority` the annotators agree less (see
   * `minAgreement`), and with `consensus` the confidence is lower.
   */
  minConfidence: z.optional(Ratio),
  /** Tasks without any label are left out. */
  onlyLabeled: z._default(z.boolean(), false),
  policies: z.optional(SplitPolicies),
  byHand: z.optional(z.array(ByHand).check(z.maxLength(100))),
  /** Deals what is not in test to so many folds of equal size and like labels, for cross-validation. */
  folds: z.optional(z.int().check(z.minimum(MIN_FOLDS), z.maximum(MAX_FOLDS))),
  /** Near-duplicates that were found and not dismissed stay in one split. False divides them like any other tasks. */
  keepDuplicates: z._default(z.boolean(), true),
});
export type ReleasePlan = z.infer<typeof ReleasePlan>;

const SplitCounts = z.object({ train: z.int(), validation: z.int(), test: z.int() });
export const LabelSplitCount = z.object({
  control: z.string(),
  label: z.string(),
  name: z.string(),
  counts: SplitCounts,
  total: z.int(),
});
export const ReleaseCounts = z.object({
  tasks: z.int(),
  annotations: z.int(),
  groups: z.int(),
  /** How the groups were divided; absent in releases frozen when there was the hash alone. */
  method: z.optional(z.enum(SPLIT_METHODS)),
  splits: SplitCounts,
  /** Tasks of each fold, where the plan asks for folds. */
  folds: z.optional(z.array(z.int())),
  labels: z.array(LabelSplitCount),
  /** Left out of the release, by reason. */
  excluded: z.array(
    z.object({
      reason: z.enum([
        "too-few-answers",
        "not-accepted",
        "outside-limits",
        "not-done",
        "no-majority",
        "not-unanimous",
        "not-resolved",
        "undecidable",
        "not-settled",
        "consensus-outdated",
        "annotator-excluded",
        "low-confidence",
        "no-labels",
        "no-split-open",
        "filtered-out",
      ]),
      count: z.int(),
    }),
  ),
  /** Excluded annotators and how many of their annotations are left out; absent in releases frozen before there were any. */
  exclusions: z.optional(
    z.array(
      z.object({
        /** `excluded-1`: the same annotator has the same number. */
        annotator: z.string(),
        /** Of the time of submission; null is open. */
        from: z.nullable(TimeMs),
        until: z.nullable(TimeMs),
        reason: z.string(),
        annotations: z.int(),
      }),
    ),
  ),
  /**
   * Of the split that differs most: half the sum of the differences between the labels' shares in it and in the whole
   * (total variation distance), 0 to 1.
   */
  divergence: z.number(),
  warnings: z.array(
    z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});
export type ReleaseCounts = z.infer<typeof ReleaseCounts>;

/** Tasks looked at, of all that have answers or a decision. */
const PreviewProgress = z.object({ done: z.int(), total: z.int() });
export type PreviewProgress = z.infer<typeof PreviewProgress>;
/** A line of a watched preview: how far it is, and at the end what came of it. */
export const PreviewLine = z.union([
  z.object({ progress: PreviewProgress }),
  z.object({ counts: ReleaseCounts }),
  z.object({ problem: Problem }),
]);
export type PreviewLine = z.infer<typeof PreviewLine>;

export const CreateRelease = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1, says("fields.giveName")), z.maxLength(100)),
  plan: ReleasePlan,
  /** What its makers say of it: in its datasheet, and never changed. */
  notes: z._default(z.string().check(z.trim(), z.maxLength(2_000, says("fields.over2000"))), ""),
});
export const ReleaseItem = z.object({
  id: Id,
  number: z.int(),
  name: z.string(),
  status: z.enum(["building", "frozen", "failed"]),
  plan: ReleasePlan,
  schemaVersion: z.int(),
  guidelineVersion: z.nullable(z.int()),
  counts: z.nullable(ReleaseCounts),
  /** SHA-256 over the canonical items, in order: two releases with the same checksum hold the same data. */
  checksum: z.nullable(z.string()),
  problem: z.nullable(z.string()),
  /** The same with its key; null for one that an earlier version stored. */
  problemMessage: z.nullable(MessageShape),
  progress: z.nullable(z.object({ done: z.int(), total: z.nullable(z.int()) })),
  createdAt: TimeMs,
  createdBy: z.string(),
  frozenAt: z.nullable(TimeMs),
  notes: z.string(),
  /** Why it should not be used any more; null for one that may. */
  deprecated: z.nullable(z.object({ reason: z.string(), at: TimeMs, by: z.string() })),
});
export type ReleaseItem = z.infer<typeof ReleaseItem>;

/** The earlier of two releases of a project, whichever is asked for. */
export const CompareQuery = z.strictObject({ with: Id });
/** A task in which two releases differ; the split of one that does not have it is null. */
const ComparedTask = z.object({
  id: Id,
  seq: z.int(),
  externalId: z.nullable(z.string()),
  from: z.nullable(SplitName),
  to: z.nullable(SplitName),
});
export type ComparedTask = z.infer<typeof ComparedTask>;
/** How many tasks, and the first hundred of them. */
const ComparedTasks = z.object({ count: z.int(), first: z.array(ComparedTask) });
export const ReleaseComparison = z.object({
  earlier: z.object({ id: Id, number: z.int(), name: z.string() }),
  later: z.object({ id: Id, number: z.int(), name: z.string() }),
  /** In both, and the same in everything that follows. */
  same: z.int(),
  added: ComparedTasks,
  removed: ComparedTasks,
  /** Other labels, or other annotations where every annotation is kept; ids of regions do not count. */
  relabeled: ComparedTasks,
  /** In another split. */
  moved: ComparedTasks,
  /** Moved out of test into train or validation: what was held back may be trained on. */
  leftTest: z.int(),
  /** Other data or images. */
  changed: ComparedTasks,
});
export type ReleaseComparison = z.infer<typeof ReleaseComparison>;

const FormatName = z.enum(FORMAT_NAMES);
export const DownloadQuery = z.strictObject({
  format: FormatName,
  /** Put the image files into the archive. */
  images: z._default(flag(), true),
  /** Tables only: put ' before cells a spreadsheet would run as a formula. Changes the data. */
  forSpreadsheets: z._default(flag(), false),
  /** This split alone; all when left out. */
  split: z.optional(SplitName),
});

const DAYS_90_HOURS = 90 * 24;
const linkOptions = {
  format: FormatName,
  images: z._default(z.boolean(), true),
  forSpreadsheets: z._default(z.boolean(), false),
  split: z.optional(SplitName),
};
/** What a link downloads, as in `DownloadQuery`. */
export const LinkOptions = z.strictObject(linkOptions);
export const CreateReleaseLink = z.strictObject({
  ...linkOptions,
  /** Up to 90 days. */
  expiresInHours: z._default(z.int().check(z.minimum(1), z.maximum(DAYS_90_HOURS)), 168),
});
export const ReleaseLink = z.object({
  id: Id,
  options: LinkOptions,
  createdAt: TimeMs,
  createdBy: z.string(),
  expiresAt: TimeMs,
});
export type ReleaseLink = z.infer<typeof ReleaseLink>;
/** The address holds a secret, which is shown this once. */
export const CreatedReleaseLink = z.extend(ReleaseLink, { url: z.string() });

export const DeprecateRelease = z.strictObject({
  reason: z.string().check(z.trim(), z.minLength(1, says("fields.sayWhy")), z.maxLength(500)),
});
/** What a format cannot hold of this release, counted before the download. */
/** `what` in English; with the key of the message unless an earlier version stored it. */
export const ExportLoss = z.object({ what: z.string(), key: z.optional(z.string()), count: z.int() });
export type ExportLoss = z.infer<typeof ExportLoss>;
export const ReleaseDetail = z.extend(ReleaseItem, {
  /** Whether tasks of the project show images, which the archive holds unless left out. */
  hasImages: z.boolean(),
  formats: z.array(
    z.object({
      format: FormatName,
      /** What it is called, in English. */
      title: z.string(),
      /** Whether `forSpreadsheets` makes a difference. */
      forSpreadsheets: z.boolean(),
      /** Why the release cannot be had in this format; null when it can. */
      unsuited: z.nullable(z.string()),
      unsuitedMessage: z.nullable(MessageShape),
      /** Null for a format that is younger than the release: the manifest of a download has the counts. */
      losses: z.nullable(z.array(ExportLoss)),
    }),
  ),
});
export type ReleaseDetail = z.infer<typeof ReleaseDetail>;
