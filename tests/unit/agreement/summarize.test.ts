import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarize, type Unit, unitOf } from "@/lib/agreement/agreement";
import { likenessSums } from "@/lib/agreement/likeness-sums";
import { outlierOf } from "@/lib/agreement/outlier";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { groupBy } from "@/lib/core/group-by";
import type { Control } from "@/lib/labels/schema";
import {
  answered,
  boxControl,
  boxRegion,
  by,
  choiceControl,
  ratingControl,
  spanControl,
  spanRegion,
  withRegions,
} from "./build";

const OPTIONS = { seed: 11, replicates: 60 };
type Answers = { rater: string; document: AnnotationDocument }[];

const unitsOf = (control: Control, tasks: readonly Answers[]): { unit: Unit }[] =>
  tasks.flatMap((answers) => {
    const unit = unitOf(control, answers);
    return unit === null ? [] : [{ unit }];
  });
const summaryOf = (control: Control, tasks: readonly Answers[]) =>
  summarize(control, unitsOf(control, tasks), OPTIONS);

const documentsOf: [string, Control, fc.Arbitrary<AnnotationDocument>][] = [
  ["choice", choiceControl(["x", "y", "z"]), fc.constantFrom("x", "y", "z", undefined).map(answered)],
  [
    "multiple choice",
    choiceControl(["x", "y", "z"], { multiple: true }),
    fc.subarray(["x", "y", "z"], { minLength: 1 }).map((ids) => answered(ids)),
  ],
  ["rating", ratingControl(5), fc.integer({ min: 1, max: 5 }).map(answered)],
  [
    "box",
    boxControl(["x", "y"]),
    fc
      .array(
        fc.tuple(fc.constantFrom("x", "y"), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 })),
        { maxLength: 4 },
      )
      .map((items) =>
        withRegions(items.map(([label, at, size], i) => boxRegion(`r${i}`, label, [at, at, size, size]))),
      ),
  ],
  [
    "span",
    spanControl(["x", "y"]),
    fc
      .array(
        fc.tuple(fc.constantFrom("x", "y"), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 })),
        { maxLength: 4 },
      )
      .map((items) =>
        withRegions(items.map(([label, at, size], i) => spanRegion(`r${i}`, label, [at, at + size]))),
      ),
  ],
];

const reordered = (document: AnnotationDocument): AnnotationDocument => ({
  ...document,
  regions: document.regions.toReversed() as Region[],
});

describe.each(documentsOf)("the summary of %s", (_name, control, document) => {
  const tasks = fc.array(
    fc
      .uniqueArray(fc.tuple(fc.constantFrom("ann", "bob", "cy", "di"), document), {
        maxLength: 4,
        selector: ([rater]) => rater,
      })
      .map((pairs) => pairs.map(([rater, own]) => ({ rater, document: own }))),
    { maxLength: 12 },
  );

  it("is the same for any order of raters, tasks and regions, to the last bit", () => {
    fc.assert(
      fc.property(tasks, (list) => {
        const other = list
          .map((answers) =>
            answers.toReversed().map((answer) => ({ ...answer, document: reordered(answer.document) })),
          )
          .toReversed();
        expect(summaryOf(control, other)).toEqual(summaryOf(control, list));
      }),
      { numRuns: 60 },
    );
  });

  it("after replacing the unit of one task equals the summary computed anew", () => {
    fc.assert(
      fc.property(tasks, document, (list, changed) => {
        const answers = list[0];
        if (!answers?.[0]) return;
        const stored = new Map(list.map((own, task) => [task, unitOf(control, own)]));
        const next = [[{ ...answers[0], document: changed }, ...answers.slice(1)], ...list.slice(1)];
        stored.set(0, unitOf(control, next[0] as Answers));
        const kept = [...stored.values()].flatMap((unit) =>
          unit === null ? [] : [{ unit: JSON.parse(JSON.stringify(unit)) as Unit }],
        );
        expect(summarize(control, kept, OPTIONS)).toEqual(summaryOf(control, next));
      }),
      { numRuns: 40 },
    );
  });

  it("holds no NaN, says why a value is missing, and keeps intervals around their values' range", () => {
    fc.assert(
      fc.property(tasks, (list) => {
        const summary = summaryOf(control, list);
        expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
        for (const measure of [summary.headline, ...summary.measures]) {
          if (measure.value === null) expect(measure.reason).toBeDefined();
          else expect(Number.isFinite(measure.value)).toBe(true);
          if (measure.interval) expect(measure.interval[0]).toBeLessThanOrEqual(measure.interval[1]);
          expect(measure.rough).toBe(true);
        }
        for (const row of [...summary.byLabel, ...summary.byPair])
          if (row.value === null) expect(row.reason).toBeDefined();
        expect(summary.raters).toEqual(summary.raters.slice().sort());
        const shares = summary.balance.reduce((sum, { share }) => sum + share, 0);
        expect(shares === 0 || Math.abs(shares - 1) < 1e-9).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("full agreement on varied answers is 1", () => {
    const [first, second] = fc.sample(
      document.filter(
        (own) =>
          JSON.stringify(own) !== JSON.stringify(answered(undefined)) &&
          (own.regions.length > 0 || "c" in own.answers),
      ),
      { numRuns: 40, seed: 4 },
    );
    if (!first || !second) throw new Error("no samples");
    const summary = summaryOf(control, [by(first, first), by(second, second), by(first, first)]);
    expect([1, null]).toContain(summary.headline.value);
    expect(summary.confusion).toEqual([]);
  });
});

describe("the summary of a choice", () => {
  const control = choiceControl(["x", "y", "z"]);

  it("paradox/all-one-cell-but-2: 98 % agreement, alpha below 0, so one label dominates and AC1 is .98", () => {
    const tasks = [
      ...Array.from({ length: 98 }, () => by(answered("x"), answered("x"))),
      by(answered("x"), answered("y")),
      by(answered("y"), answered("x")),
    ];
    const summary = summaryOf(choiceControl(["x", "y"]), tasks);
    const value = (id: string) => summary.measures.find((measure) => measure.id === id)?.value;
    expect(summary.headline.value).toBeCloseTo(-0.00505, 5);
    expect(value("percent")).toBeCloseTo(0.98, 9);
    expect(value("gwet-ac1")).toBeCloseTo(0.9795960008, 9);
    expect(value("cohen-kappa")).toBeCloseTo(-0.0101010101, 9);
    expect(summary.notes).toEqual(["one-label-dominates"]);
    expect(summary.confusion).toEqual([{ a: "x", b: "y", count: 2 }]);
    expect(summary.byPair).toHaveLength(1);
    expect(summary.byPair[0]).toMatchObject({ a: "a", b: "b", n: 100 });
    expect(summary.headline).toMatchObject({ units: 100, pairs: 100, rough: false });
  });

  it("lists every label of the schema, used or not, and leaves labels out that it no longer has", () => {
    const summary = summaryOf(control, [
      by(answered("x"), answered("gone")),
      by(answered("y"), answered("x")),
    ]);
    expect(summary.balance).toEqual([
      { label: "x", count: 2, share: 2 / 3 },
      { label: "y", count: 1, share: 1 / 3 },
      { label: "z", count: 0, share: 0 },
    ]);
    expect(summary.byLabel.map(({ label }) => label)).toEqual(["x", "y", "z"]);
    expect(summary.byLabel[2]).toEqual({
      ...{ label: "z", value: null, reason: "no-variation", observed: null },
      n: 0,
    });
    expect(summary.notes).toEqual(["few-units", "unknown-labels"]);
    expect(summary).toMatchObject({ units: 1, answered: 2 });
  });

  it("of several labels: the confusion is between what only one or only the other chose", () => {
    const sets = choiceControl(["x", "y", "z"], { multiple: true });
    const summary = summaryOf(sets, [by(answered(["x", "y"]), answered(["z", "y"]))]);
    expect(summary.confusion).toEqual([{ a: "x", b: "z", count: 1 }]);
    expect(summary.byLabel).toHaveLength(3);
  });
});

describe("the summary of boxes", () => {
  it("found, what and where are three numbers, and the heatmap shows the headline", () => {
    const control = boxControl(["cat", "dog"]);
    const a = withRegions([boxRegion("1", "cat", [0, 0, 10, 10]), boxRegion("2", "dog", [50, 0, 10, 10])]);
    const b = withRegions([
      boxRegion("1", "cat", [0, 0, 10, 8]),
      boxRegion("2", "cat", [50, 0, 10, 10]),
      boxRegion("3", "dog", [90, 0, 5, 5]),
    ]);
    const summary = summaryOf(control, [by(a, b), by(a, a)]);
    expect(summary.headline).toMatchObject({ id: "f1-iou-50", value: 8 / 9 });
    const value = (id: string) => summary.measures.find((measure) => measure.id === id)?.value;
    expect(value("mean-iou")).toBeCloseTo(3.8 / 4, 9);
    expect(value("label-percent")).toBeCloseTo(3 / 4, 12);
    // Four pairs cat-cat ×2, cat-dog, dog-dog: Do = 1/4, De = 2×5×3/(8×7).
    expect(value("label-alpha")).toBeCloseTo(1 - 0.25 / (30 / 56), 12);
    expect(summary.byLabel).toEqual([
      { label: "cat", value: 4 / 5, n: 5 },
      { label: "dog", value: 2 / 4, n: 4 },
    ]);
    expect(summary.confusion).toEqual([{ a: "cat", b: "dog", count: 1 }]);
    expect(summary.byPair).toEqual([{ a: "a", b: "b", value: 8 / 9, n: 2 }]);
  });
});

it("units that are counted give the same figures as the units one by one", () => {
  const control = choiceControl(["x", "y", "z"]);
  const value = fc.constantFrom("x", "y", "z", undefined);
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 80 }), (rows) => {
      const units = rows.flatMap((values) => {
        const answers = values.map((given, i) => ({ rater: `r${i}`, document: answered(given) }));
        const unit = unitOf(control, answers);
        return unit ? [{ unit }] : [];
      });
      const counted = [...groupBy(units, ({ unit }) => JSON.stringify(unit)).values()].map((same) => ({
        unit: (same[0] as { unit: Unit }).unit,
        tasks: same.length,
      }));
      const options = { seed: 7, replicates: 50 };
      expect(summarize(control, counted, options)).toEqual(summarize(control, units, options));
      const [one, other] = [
        outlierOf(likenessSums(counted, "percent")),
        outlierOf(likenessSums(units, "percent")),
      ];
      expect(one).toEqual(other);
    }),
    { numRuns: 200 },
  );
});
