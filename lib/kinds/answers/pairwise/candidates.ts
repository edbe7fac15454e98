/** What a comparison may be answered with: its candidates, each of which is an input, and two answers that prefer none. */
import type { ClosedValue } from "../../define";
import { placeLetter } from "../../place-letter";
import type { PairwiseControl } from "./control";

export const TIE = "tie";
export const BOTH_BAD = "both-bad";

export type Candidate = { value: string; input: string };

/** The first two go by their sides, as in schemas that have no others; the others go by their inputs. */
export const candidatesOf = ({ left, right, others = [] }: PairwiseControl): Candidate[] => [
  { value: "left", input: left },
  { value: "right", input: right },
  ...others.map((input) => ({ value: input, input })),
];

/** Signs need no language. */
const undecidedValues = ({ allowTie, allowBad }: PairwiseControl): ClosedValue[] => [
  ...(allowTie ? [{ id: TIE, name: "=" }] : []),
  ...(allowBad ? [{ id: BOTH_BAD, name: "✗" }] : []),
];

export const pairwiseValues = (control: PairwiseControl): ClosedValue[] => [
  ...candidatesOf(control).map(({ value, input }) => ({ id: value, name: input })),
  ...undecidedValues(control),
];

/** Candidates without a place follow those that have one, so that each has a letter of its own. */
export function placedValues(control: PairwiseControl, places: readonly string[]): ClosedValue[] {
  if (!control.shuffle) return pairwiseValues(control);
  const candidates = candidatesOf(control);
  const all = [...new Set([...places, ...candidates.map(({ input }) => input)])];
  const placed = candidates
    .map(({ value, input }) => ({ id: value, place: all.indexOf(input) }))
    .sort((a, b) => a.place - b.place);
  return [...placed.map(({ id, place }) => ({ id, name: placeLetter(place) })), ...undecidedValues(control)];
}
