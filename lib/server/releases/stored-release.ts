/** What the database holds of a release as JSON, parsed where it is read: rows may be of earlier versions of the program. */
import { z } from "zod";
import type { ReleaseRow } from "@/db/queries/releases";
import { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { AppError, at, type Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { readValue } from "@/lib/core/zod-issues";

const Interval = z.tuple([z.number(), z.number()]);
/** The figure a control is judged by; names of measures, reasons and notes are those of the version that froze it. */
const StoredHeadline = z.object({
  control: z.string(),
  name: z.string(),
  kind: z.string(),
  measure: z.string(),
  value: z.number().nullable(),
  reason: z.string().nullable(),
  interval: Interval.nullable(),
  units: z.int(),
  pairs: z.int(),
  people: z.int(),
  notes: z.array(z.string()),
});
export type StoredHeadline = z.infer<typeof StoredHeadline>;

/** Everything about a frozen release that is not an item. What is optional is missing in releases frozen before it was kept. */
export const StoredSummary = z.object({
  counts: ReleaseCounts,
  /** SHA-256 over the stored items, in order. */
  checksum: z.string(),
  algorithmVersion: z.string(),
  /** By format; formats that the program got after the release was frozen are not in it. */
  losses: z.record(z.string(), z.record(z.string(), z.int())),
  dataFields: z.array(z.string()).optional(),
  vectors: z.record(z.string(), z.int()).optional(),
  softness: z
    .array(
      z.object({
        control: z.string(),
        name: z.string(),
        tasks: z.int(),
        divided: z.int(),
        bits: z.number(),
      }),
    )
    .optional(),
  /** Version of the files by which a download describes itself; absent in releases frozen before there were any. */
  card: z.int().optional(),
  agreement: z.array(StoredHeadline).optional(),
  classNumbers: z.record(z.string(), z.int()).optional(),
  annotators: z.array(z.string()).optional(),
  datasheet: z.string().optional(),
});
export type StoredSummary = z.infer<typeof StoredSummary>;

export const ReleasePayload = z.object({ releaseId: z.string(), plan: ReleasePlan });
export type ReleasePayload = z.infer<typeof ReleasePayload>;

function parsed<T extends z.core.$ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const read = readValue(schema, value);
  if (read.ok) return read.value;
  const [issue] = read.error as [Issue];
  const problem = at(issue.path, issue.message);
  throw new AppError("internal", say("releases.notUnderstood", { what, problem }));
}

/** @throws AppError `internal` for a plan that this version does not understand */
export const planOf = (row: ReleaseRow): ReleasePlan =>
  parsed(ReleasePlan, row.plan, `the plan of release ${row.id}`);

/** Null while the release is being built, and when that failed. */
export const summaryOf = (row: ReleaseRow): StoredSummary | null =>
  row.summary === null ? null : parsed(StoredSummary, row.summary, `the summary of release ${row.id}`);

/** @throws AppError `internal` for a release that is not frozen; the caller has looked */
export function frozenSummaryOf(row: ReleaseRow): StoredSummary {
  const summary = summaryOf(row);
  if (!summary) throw new AppError("internal", say("releases.noSummary", { release: row.id }));
  return summary;
}
