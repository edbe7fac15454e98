/**
 * How two annotators' spans of one text lie against chance, as sums that add up over tasks: numerator expected less observed
 * disagreement, denominator expected. Chance stays within the text, so that a label of long texts alone is not taken for
 * agreement. A text weighs by its length in unitizing alpha and by its spans in gamma.
 */
import { seedFrom } from "@/lib/core/random";
import { gammaParts, MOST_GAMMA_UNITS } from "./gamma";
import type { LabeledUnit } from "./gamma-alignment";
import { gamma } from "./measures/gamma";
import { unitizing } from "./measures/unitizing-alpha";
import { joinIds, type RegionPair } from "./unit";
import { apart, type UnitizingParts, unitizingParts } from "./unitizing-alpha";

/** Parts ascending and apart, in characters. */
export type PlacedSpan = { labels: readonly string[]; shape: readonly { start: number; end: number }[] };
type Spans = readonly PlacedSpan[];

/** Sums are whole numbers, so that they do not depend on the order of tasks. */
const SCALE = 1_000_000;
/** Texts of chance per pair; a project has many pairs, whose means are added. */
const SAMPLES = 5;

type Sums = RegionPair["sums"][string];

const againstChance = ({ observed, expected }: UnitizingParts, weight: number): Sums => [
  Math.round(SCALE * weight * (expected - observed)),
  Math.round(SCALE * weight * expected),
];

const stretchesOf = (spans: Spans, label: string) =>
  apart(spans.filter(({ labels }) => labels.includes(label)).flatMap(({ shape }) => shape));

/** Spans of several parts count from their first character to their last. */
const unitsOf = (spans: Spans): LabeledUnit[] =>
  spans.flatMap(({ labels, shape }) => {
    const [start, end] = [shape[0]?.start, shape.at(-1)?.end];
    return start === undefined || end === undefined || end <= start
      ? []
      : [{ start, end, label: joinIds(labels) }];
  });

function gammaSums(a: Spans, b: Spans, length: number): Sums | null {
  const raters = [unitsOf(a), unitsOf(b)];
  if (raters.flat().length > MOST_GAMMA_UNITS) return null;
  const seed = seedFrom(
    JSON.stringify([length, raters.map((own) => own.map(({ start, end }) => [start, end]))]),
  );
  const parts = gammaParts(raters, { length, samples: SAMPLES, seed });
  return parts && againstChance(parts, 1);
}

/**
 * @param length of the text in characters, if it is known; else the text ends with the last span
 * @returns sums over all labels, and of unitizing alpha per label; gamma is missing where there are too many spans
 */
export function placementSums(
  a: Spans,
  b: Spans,
  length: number | undefined,
): { sums: RegionPair["sums"]; placed: RegionPair["labels"] } {
  const ends = [...a, ...b].map(({ shape }) => shape.at(-1)?.end ?? 0);
  const whole = ends.reduce((most, end) => Math.max(most, end), length ?? 0);
  const placed: RegionPair["labels"] = {};
  const all: [number, number] = [0, 0];
  for (const label of new Set([...a, ...b].flatMap(({ labels }) => labels).sort())) {
    const parts = unitizingParts([stretchesOf(a, label), stretchesOf(b, label)], whole);
    const [better, expected] = againstChance(parts, whole);
    placed[label] = [better, expected];
    all[0] += better;
    all[1] += expected;
  }
  const sums: RegionPair["sums"] = { [unitizing.id]: all };
  const aligned = gammaSums(a, b, whole);
  if (aligned) sums[gamma.id] = aligned;
  return { sums, placed };
}
