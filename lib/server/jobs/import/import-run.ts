/** What is stored of an import, and what one run of it shares. */
import { z } from "zod";
import { ImportFormat, ImportMapping } from "@/lib/contracts/imports";
import type { Message } from "@/lib/core/message";
import type { Result } from "@/lib/core/result";
import { TEXT_PARTS } from "@/lib/formats/reader";
import { DELIMITERS } from "@/lib/imports/delimited-text";
import { ENCODINGS } from "@/lib/imports/encodings";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Services } from "../../context";
import type { AddressReader } from "../../imports/image-addresses";
import type { Job } from "../define-job";
import type { RowLabels } from "./row-labels";

export const ImportPayload = z.object({
  format: ImportFormat,
  mode: z.enum(["all-or-nothing", "skip-bad-rows"]),
  fileName: z.string(),
  mapping: ImportMapping,
  /** Of an archive, as in the contract. */
  table: z.string().optional(),
  encoding: z.enum(ENCODINGS).optional(),
  taskPer: z.enum(TEXT_PARTS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  header: z.boolean().optional(),
  schemaVersion: z.int(),
});
export type ImportPayload = z.infer<typeof ImportPayload>;

const Count = z.int().optional();
export const ImportCheckpoint = z.object({
  /** Known once all rows are checked; `row` is the last one that was added or left out. */
  total: Count,
  row: Count,
  added: Count,
  duplicates: Count,
  errors: Count,
  /** Images of an archive that are in no task. */
  unused: Count,
  annotations: Count,
  predictions: Count,
  finalAnswers: Count,
  /** Tasks whose data were replaced, answers that came back to annotators, and marks in them that were carried or not. */
  versions: Count,
  cameBack: Count,
  carried: Count,
  lost: Count,
  /** Labels of tasks that had some of the same person or model already. */
  labelsThere: Count,
  /** What has no counterpart, and how often the file has it. */
  notTaken: z.record(z.string(), z.int()).optional(),
  /** The version of the label schema to which the import has added what it lacked. */
  schemaVersion: Count,
  /** It was finished and is taken back; how many of its tasks stay since somebody has worked on them. */
  isUndo: z.boolean().optional(),
  stayed: Count,
  /** The run that wrote it. */
  attempt: Count,
});
export type ImportCheckpoint = z.infer<typeof ImportCheckpoint>;

/** The id of the task that a row without its image is about, or what is wrong with the row. */
export type TaskOfImage = (value: Record<string, unknown>) => Result<string, Message>;

export type ImportRun = {
  services: Services;
  job: Job<ImportPayload, ImportCheckpoint>;
  payload: ImportPayload;
  schema: LabelSchema;
  startedAt: number;
  /** Columns the mapping names for id, group or priority that no row has had so far. */
  unseen: Set<string>;
  /** Null where labels of the file are left out. */
  labels: RowLabels | null;
  /** Known once a file without its images has been looked into. */
  taskOfImage?: TaskOfImage;
  /** Fetches images that rows name by their address. While rows are only checked there is none, and nothing is fetched. */
  addresses?: AddressReader;
  /** All rows were checked against this very label schema. */
  isChecked: boolean;
};

export function progress(run: ImportRun, done: number, total: number | null) {
  const seconds = (run.services.now() - run.startedAt) / 1000;
  return { done, total, unit: "rows", perSecond: seconds > 0.2 ? Math.round(done / seconds) : null };
}
