/** Draft records that the server did not take, grouped for display: tasks with the same reason together. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Told } from "@/lib/contracts/common";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import type { DraftProblem, DraftRecord } from "./draft-record";

type Refusal = Exclude<DraftProblem, { kind: "conflict" }>;
/** A fault and its place: the name of a control, or the path where the label schema has no such control. */
export type RefusedLine = Told & { place: string };

export type RefusedGroup = {
  /** Identifies the group: the reason itself. */
  key: string;
  problem: Refusal;
  /** The labels have changed since this page was loaded, so loading it again helps. */
  waitsForLabels: boolean;
  lines: RefusedLine[];
  /** At least one, in the order they were given. */
  records: DraftRecord[];
};

/** The control of a document's issue: `answers.<id>`, `regions.3.attributes.<id>`, `regions.3.labels`. */
function placeOf(path: string, schema: LabelSchema, document: AnnotationDocument): string {
  const [first = "", second = "", third = "", fourth = ""] = path.split(".");
  const region = first === "regions" ? document.regions[Number(second)]?.control : undefined;
  const id = third === "attributes" ? fourth : (region ?? (first === "answers" ? second : first));
  return findControl(schema, id)?.name ?? path;
}

function linesOf(record: DraftRecord, problem: Refusal, schema: LabelSchema): RefusedLine[] {
  if (problem.kind !== "refused") return [];
  const lines = problem.issues.map(({ path, ...told }) => ({
    place: placeOf(path, schema, record.document),
    ...told,
  }));
  const keys = lines.map(({ place, message }) => `${place}\n${message}`);
  return lines.filter((_, i) => keys.indexOf(keys[i] ?? "") === i);
}

/** Conflicts are left out: each of them is decided in a dialog of its own. */
export function groupRefused(
  records: readonly DraftRecord[],
  { schema, schemaVersion }: { schema: LabelSchema; schemaVersion: number },
): RefusedGroup[] {
  const groups = new Map<string, RefusedGroup>();
  for (const record of records) {
    const { problem } = record;
    if (!problem || problem.kind === "conflict") continue;
    const lines = linesOf(record, problem, schema);
    const code = problem.kind === "refused" ? problem.code : "";
    const waitsForLabels = code === "schema_changed" && record.schemaVersion === schemaVersion;
    const reason = lines.length > 0 ? lines : problem.detail;
    const key = JSON.stringify([problem.kind, code, waitsForLabels, reason]);
    const group = groups.get(key);
    if (group) group.records.push(record);
    else groups.set(key, { key, problem, waitsForLabels, lines, records: [record] });
  }
  return [...groups.values()];
}
