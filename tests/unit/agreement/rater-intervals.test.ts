/** Intervals of measures that know who gave which rating, against a bootstrap that draws the units themselves. */
import { describe, expect, it } from "vitest";
import { summarize, type Unit, unitOf } from "@/lib/agreement/agreement";
import { seededRandom } from "@/lib/core/random";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import type { Control } from "@/lib/labels/schema";
import { answered, by, choiceControl, ratingControl } from "./build";

const number: Control = { id: "c", name: "number", kind: "number" };
const RATERS = 3;

/** Units of three raters, of whom a few leave one out: their own bias, and some noise. */
function unitsFor(
  control: Control,
  count: number,
  giving: (truth: number, noise: number) => AnswerValue,
): Unit[] {
  const random = seededRandom(9);
  return Array.from({ length: count }, () => {
    const truth = Math.floor(random() * 5);
    const documents = Array.from({ length: RATERS }, () =>
      answered(random() < 0.1 ? undefined : giving(truth, random())),
    );
    return unitOf(control, by(...documents));
  }).filter((unit) => unit !== null);
}
const clamped = (value: number) => Math.min(5, Math.max(1, value));
const label = (at: number) => ["x", "y", "z"][at % 3] as string;
const CASES: [string, Control, Unit[], string[]][] = [
  [
    "labels",
    choiceControl(["x", "y", "z"]),
    unitsFor(choiceControl(["x", "y", "z"]), 120, (truth, noise) => label(noise < 0.7 ? truth : truth + 1)),
    ["conger-kappa"],
  ],
  [
    "ratings",
    ratingControl(5),
    unitsFor(ratingControl(5), 120, (truth, noise) => clamped(truth + 1 + Math.round(2 * noise - 1))),
    ["conger-kappa-linear", "conger-kappa-quadratic"],
  ],
  [
    "numbers",
    number,
    unitsFor(number, 120, (truth, noise) => truth + Math.round(10 * noise) / 5),
    ["icc-1-1", "icc-2-1", "icc-3-1", "icc-1-k", "icc-2-k", "icc-3-k"],
  ],
];
const measureIn = (control: Control, units: readonly Unit[], id: string, replicates: number) =>
  summarize(
    control,
    units.map((unit) => ({ unit })),
    { seed: 4, replicates },
  ).measures.find((measure) => measure.id === id);

it("Hubert's kappa has none: of drawn tasks it is lower than of those there are", () => {
  const [, control, units] = CASES[0] as (typeof CASES)[number];
  expect(measureIn(control, units, "hubert-kappa", 200)).toMatchObject({ interval: null });
});

describe.each(CASES)("intervals of %s", (_name, control, units, ids) => {
  it.each(ids)("of %s lie where those of drawn units lie", { timeout: 60_000 }, (id) => {
    const told = measureIn(control, units, id, 1_000);
    const [low, high] = told?.interval ?? [0, 0];
    expect(told?.value).toBeGreaterThan(low);
    expect(told?.value).toBeLessThan(high);
    const random = seededRandom(77);
    const values = Array.from({ length: 300 }, () => {
      const drawn = units.map(() => units[Math.floor(random() * units.length)] as Unit);
      return measureIn(control, drawn, id, 0)?.value ?? Number.NaN;
    }).sort((a, b) => a - b);
    const [lower = 0, upper = 0] = [values[7], values[292]];
    expect(Math.abs(low - lower) / (high - low)).toBeLessThan(0.2);
    expect(Math.abs(high - upper) / (high - low)).toBeLessThan(0.2);
  });

  it("do not depend on the order of units, and there are none without replicates", () => {
    const id = ids[0] as string;
    expect(measureIn(control, units.toReversed(), id, 200)).toEqual(measureIn(control, units, id, 200));
    expect(measureIn(control, units, id, 0)?.interval).toBeNull();
  });
});
