/** What one annotator has done and how it compares with others, as it is computed and, of oneself, kept for a day. */
import type { MeanLikeness } from "@/lib/agreement/outlier";
import type { Drift, Stretch } from "./figures-over-time";
import type { SuggestionUse } from "./suggestion-use";

export type AnnotatorWeek = { firstDay: number; submitted: number; timeMs: number; medianMs: number | null };
export type ControlDetail = {
  control: string;
  agreement: MeanLikeness | null;
  /** Places of weeks in `weeks`. */
  stretches: Stretch[];
  drift: Drift | null;
  /** Of a question with one label out of a list: tasks with a final answer, or a majority of the others; else null. */
  compared: number | null;
  confusions: { own: string; other: string; tasks: number }[];
};
export type AnnotatorDetail = {
  submitted: number;
  skipped: number;
  timeMs: number;
  medianMs: number | null;
  /** Those with a submitted annotation. */
  weeks: AnnotatorWeek[];
  skips: { reason: string; tasks: number }[];
  controls: ControlDetail[];
  accuracy: MeanLikeness | null;
  suggestions: SuggestionUse;
};
