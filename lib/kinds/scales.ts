/**
 * How two annotators' answers are compared, by kind: apart from the manifests, since only the server compares, and browsers
 * would load it with every page. Of a kind without a line here neither agreement nor a consensus can be told.
 */
import { scale as choice } from "./answers/choice/scale";
import { scale as datetime } from "./answers/datetime/scale";
import { scale as link } from "./answers/link/scale";
import { scale as list } from "./answers/list/scale";
import { scale as number } from "./answers/number/scale";
import { scale as pairwise } from "./answers/pairwise/scale";
import { scale as ranking } from "./answers/ranking/scale";
import { scale as rating } from "./answers/rating/scale";
import { scale as taxonomy } from "./answers/taxonomy/scale";
import { scale as text } from "./answers/text/scale";
import type { AnswerScale } from "./compare";
import type { AnswerControl, AnswerKindName } from "./index";

const SCALES = { choice, datetime, link, list, number, pairwise, ranking, rating, taxonomy, text };

export const hasScale = (kind: AnswerKindName): boolean => kind in SCALES;

/** Undefined for kinds that cannot be compared. */
export function scaleOf(control: AnswerControl): AnswerScale | undefined {
  // Each function is only given controls of its own kind; the lookup cannot say so in types.
  const scale = (
    SCALES as unknown as Partial<Record<AnswerKindName, (control: AnswerControl) => AnswerScale>>
  )[control.kind];
  return scale?.(control);
}
