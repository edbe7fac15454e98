/**
 * Which submitted annotations count, and what they say: those of excluded annotators do not, and a question with several
 * answers that was submitted empty has the answer "none". Agreement, the majority and releases all read through this.
 */
import type { Db } from "@/db/client/database";
import { type ExclusionRow, standingExclusions } from "@/db/queries/exclusions";
import { findSchema } from "@/db/queries/projects";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { isExcludedBy } from "@/lib/annotation/excluded";
import { explicitDocument } from "@/lib/annotation/explicit-document";
import type { LabelSchema } from "@/lib/labels/schema";

type Stored = { document: AnnotationDocument; schemaVersion: number };
type Submitted = Stored & { userId: string; submittedAt: number | null };

/** An annotation that does not count, with the first exclusion that covers it. */
export type Excluded<T> = { annotation: T; exclusion: ExclusionRow };
export type Counted<T> = { counted: T[]; excluded: Excluded<T>[] };

export type AnnotationCounter = {
  /** Submitted annotations that count, with explicit documents, in their order; and the others. */
  count: <T extends Submitted>(rows: readonly T[]) => Promise<Counted<T>>;
  /** The same rows with explicit documents, for what no exclusion is about. */
  explicit: <T extends Stored>(rows: readonly T[]) => Promise<T[]>;
  /** Exclusions in force, oldest first. */
  exclusions: readonly ExclusionRow[];
};

/** Reads the exclusions now, and each version of the label schema once, when an annotation of it comes by. */
export async function annotationCounter(
  db: Db,
  { projectId }: { projectId: string },
): Promise<AnnotationCounter> {
  const exclusions = await standingExclusions(db, { projectId });
  const schemas = new Map<number, LabelSchema | undefined>();
  const explicit = async <T extends Stored>(rows: readonly T[]): Promise<T[]> => {
    for (const { schemaVersion: version } of rows)
      if (!schemas.has(version)) schemas.set(version, await findSchema(db, { projectId, version }));
    return rows.map((row) => {
      const schema = schemas.get(row.schemaVersion);
      const document = schema ? explicitDocument(row.document, schema) : row.document;
      return document === row.document ? row : { ...row, document };
    });
  };
  return {
    exclusions,
    explicit,
    count: async <T extends Submitted>(rows: readonly T[]) => {
      const counted: T[] = [];
      const excluded: Excluded<T>[] = [];
      for (const annotation of rows) {
        const exclusion = exclusions.find((one) => isExcludedBy(one, annotation));
        if (exclusion) excluded.push({ annotation, exclusion });
        else counted.push(annotation);
      }
      return { counted: await explicit(counted), excluded };
    },
  };
}
