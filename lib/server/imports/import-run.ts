/** What an import is made of, from the upload to rows that are ready to be tasks. */
import { join } from "node:path";
import type { JobRow } from "@/db/queries/jobs";
import type { ImportFormat } from "@/lib/contracts/imports";
import type { MappedRow, Mapping } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Services } from "../context";
import type { TableOptions } from "./read-table";

export type ImportPayload = TableOptions & {
  format: ImportFormat;
  mode: "all-or-nothing" | "skip-bad-rows";
  fileName: string;
  mapping: Mapping;
  /** Of a zip, as in the contract. */
  table?: string | undefined;
  schemaVersion: number;
};

export type ImportRun = {
  services: Services;
  job: JobRow;
  payload: ImportPayload;
  schema: LabelSchema;
  startedAt: number;
  /** Columns the mapping names for id, group or priority that no row has had so far. */
  unseen: Set<string>;
};

/** `read` opens the pictures of the row, by their names. */
export type GoodItem = { row: number; mapped: MappedRow; read?: (name: string) => Promise<Uint8Array> };
export type ImportItem = GoodItem | { row: number; error: string };

export const uploadPath = (services: Services, jobId: string): string =>
  join(services.config.dataDir, "uploads", jobId);

/** The table of an uploaded zip, unpacked beside it while the import runs. */
export const tablePath = (services: Services, jobId: string): string =>
  `${uploadPath(services, jobId)}.table`;

export function progress(run: ImportRun, done: number, total: number | null) {
  const seconds = (run.services.now() - run.startedAt) / 1000;
  return { done, total, unit: "rows", perSecond: seconds > 0.2 ? Math.round(done / seconds) : null };
}
