/** The register of answer kinds: adding one means a file beside this one and a line here. */
import type { AnswerControl } from "@/lib/labels/schema";
import type { AnswerValue } from "../document";
import { choice } from "./choice";
import { datetime } from "./datetime";
import type { AnswerKind } from "./kind";
import { number } from "./number";
import { pairwise } from "./pairwise";
import { ranking } from "./ranking";
import { rating } from "./rating";
import { taxonomy } from "./taxonomy";
import { text } from "./text";

type Register = { [K in AnswerControl["kind"]]: AnswerKind<K> };

const ANSWER_KINDS: Register = { choice, taxonomy, rating, number, text, datetime, ranking, pairwise };

/** What is wrong with the value for this control; null when it may be stored. */
export function checkAnswer(value: AnswerValue, control: AnswerControl): string | null {
  // The register pairs each kind with its own control type; TypeScript cannot follow that through the lookup.
  const kind = ANSWER_KINDS[control.kind] as AnswerKind<AnswerControl["kind"]>;
  return kind.check(value, control);
}
