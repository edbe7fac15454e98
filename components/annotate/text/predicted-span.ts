/** A span that a model predicts, as it is drawn: its id says so, since ids of predictions may be those of the document. */
import type { Region } from "@/lib/annotation/document";

export type PredictedSpan = { region: Region; score: string };

const PREFIX = "predicted:";

export const predictedSpanId = (id: string): string => `${PREFIX}${id}`;

/** The id in the prediction; null for a span of the annotator's own. */
export const predictedIdOf = (spanId: string): string | null =>
  spanId.startsWith(PREFIX) ? spanId.slice(PREFIX.length) : null;
