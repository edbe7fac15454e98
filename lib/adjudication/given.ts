/** What the annotations of a task come to an adjudication as. */
import type { AnnotationDocument } from "@/lib/annotation/document";

/** `by` a letter. `isNew`: it has been submitted, or submitted again, since the resolution. */
export type GivenAnnotation = { by: string; document: AnnotationDocument; isNew: boolean };

/** Names a region of an annotator. */
export const memberKey = (by: string, regionId: string): string => JSON.stringify([by, regionId]);
