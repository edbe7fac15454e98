/** Near-duplicates: a run that finds them, the pairs it has found, and decisions about them. */
import * as z from "zod/mini";
import { IMAGE_SIMILARITY, TEXT_SIMILARITY } from "@/lib/duplicates/similarities";
import { Id, MessageShape, Paging, TimeMs } from "./common";
import { TaskImage } from "./labeling";
import { SplitName } from "./releases";

export const DuplicateKind = z.enum(["text", "image"]);
export const DuplicateStatus = z.enum(["found", "confirmed", "dismissed"]);
export type DuplicateStatus = z.infer<typeof DuplicateStatus>;

/** From when on two tasks are near-duplicates. */
export const DuplicateSimilarities = z.strictObject({
  /** Of the overlapping runs of five characters of two texts, the share that both have. */
  textSimilarity: z._default(
    z.number().check(z.minimum(TEXT_SIMILARITY.least), z.maximum(1)),
    TEXT_SIMILARITY.default,
  ),
  /** Of the 256 bits of the perceptual hashes of two images, the share that is equal. */
  imageSimilarity: z._default(
    z.number().check(z.minimum(IMAGE_SIMILARITY.least), z.maximum(1)),
    IMAGE_SIMILARITY.default,
  ),
});
export type DuplicateSimilarities = z.infer<typeof DuplicateSimilarities>;

export const DuplicateRun = z.object({
  id: Id,
  status: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  ...DuplicateSimilarities.shape,
  /** Hashing images, reading tasks, comparing them, writing pairs. */
  phase: z.enum(["images", "reading", "comparing", "writing", "finished"]),
  done: z.int(),
  total: z.nullable(z.int()),
  /** Null until the run is done. */
  result: z.nullable(
    z.object({
      tasks: z.int(),
      texts: z.int(),
      images: z.int(),
      /** Pairs that are undecided, and the groups that they and confirmed ones make. */
      links: z.int(),
      groups: z.int(),
      /** Texts and images with more candidates than are compared: their groups may be incomplete. */
      cutShort: z.int(),
    }),
  ),
  problem: z.nullable(z.string()),
  problemMessage: z.nullable(MessageShape),
  createdAt: TimeMs,
  finishedAt: z.nullable(TimeMs),
});
export type DuplicateRun = z.infer<typeof DuplicateRun>;

export const DuplicateState = z.object({
  /** The last one, whether it has ended or not. */
  run: z.nullable(DuplicateRun),
  counts: z.object({ found: z.int(), confirmed: z.int(), dismissed: z.int() }),
});
export type DuplicateState = z.infer<typeof DuplicateState>;

const filters = {
  status: z.optional(DuplicateStatus),
  kind: z.optional(DuplicateKind),
  /** Only pairs that this frozen release, or any, has in different splits; dismissed ones only where `status` says so. */
  dividedBy: z.optional(z.union([z.literal("any"), Id])),
};
export const ListDuplicates = z.extend(Paging, {
  ...filters,
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20),
});
export type ListDuplicates = z.infer<typeof ListDuplicates>;

const DuplicateTask = z.object({
  id: Id,
  seq: z.int(),
  externalId: z.nullable(z.string()),
  /** What the task shows as text; the start of a long one. */
  text: z.string(),
  isCut: z.boolean(),
  images: z.array(TaskImage),
  /** The frozen releases that have it, the newest first. */
  releases: z.array(z.object({ id: Id, number: z.int(), split: SplitName })),
});
export type DuplicateTask = z.infer<typeof DuplicateTask>;
export const DuplicatePair = z.object({
  id: Id,
  kind: DuplicateKind,
  similarity: z.number(),
  status: DuplicateStatus,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(TimeMs),
  /** The task with the smaller number first. */
  tasks: z.tuple([DuplicateTask, DuplicateTask]),
});
export type DuplicatePair = z.infer<typeof DuplicatePair>;

export const DecideDuplicates = z.strictObject({
  /** `found` is undecided again. */
  status: DuplicateStatus,
  selection: z.union([
    z.strictObject({ ids: z.array(Id).check(z.minLength(1), z.maxLength(1_000)) }),
    /** All undecided pairs that are this similar. */
    z.strictObject({
      minSimilarity: z.number().check(z.minimum(0), z.maximum(1)),
      kind: filters.kind,
    }),
  ]),
});
export const DecidedDuplicates = z.object({
  /** Pairs that have another status now. */
  changed: z.int(),
  counts: DuplicateState.shape.counts,
});

/** How a frozen release divides near-duplicates that are not dismissed. */
export const ReleaseDuplicates = z.object({
  pairs: z.int(),
  /** Of the pairs, those that were found after the release was frozen. */
  later: z.int(),
  /** Groups of near-duplicates with tasks in different splits, and those of them with some in test. */
  groups: z.int(),
  inTest: z.int(),
});
export type ReleaseDuplicates = z.infer<typeof ReleaseDuplicates>;
