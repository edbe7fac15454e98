import { describe, expect, it } from "vitest";
import { isMeasured, summarize, unitOf } from "@/lib/agreement/agreement";
import type { RegionsUnit } from "@/lib/agreement/unit";
import { says } from "@/lib/core/message";
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

const sumsOf = (unit: ReturnType<typeof unitOf>) => (unit as RegionsUnit).pairs[0]?.sums;

describe("a unit of whole-task answers", () => {
  it("holds the raters who answered, sorted; a missing answer is no rating", () => {
    const control = choiceControl(["x", "y"]);
    const answers = [...by(answered("x"), answered(undefined), answered("y"))].toReversed();
    expect(unitOf(control, answers)).toEqual({
      kind: "ratings",
      ratings: [
        ["a", "x"],
        ["c", "y"],
      ],
      disagreement: 1,
    });
    expect(unitOf(control, by(answered("x"), answered(undefined)))?.disagreement).toBeNull();
    expect(unitOf(control, by(answered(undefined)))).toBeNull();
    expect(unitOf(control, [])).toBeNull();
  });

  it("disagreement: share of pairs for labels, distance for ratings, MASI for sets", () => {
    const choice = unitOf(choiceControl(["x", "y"]), by(answered("x"), answered("x"), answered("y")));
    expect(choice?.disagreement).toBeCloseTo(2 / 3, 12);
    expect(unitOf(ratingControl(5), by(answered(1), answered(3)))?.disagreement).toBe(0.5);
    const sets = choiceControl(["x", "y"], { multiple: true });
    expect(unitOf(sets, by(answered(["y", "x"]), answered(["x"])))?.disagreement).toBeCloseTo(2 / 3, 12);
    expect(unitOf(sets, by(answered(["y", "x"]), answered(["x", "y"])))?.disagreement).toBe(0);
  });

  it("refuses two answers of one rater", () => {
    const [first] = by(answered("x"));
    expect(() => unitOf(choiceControl(["x", "y"]), first ? [first, first] : [])).toThrow(
      says("server.raterTwice"),
    );
  });
});

describe("a unit of boxes", () => {
  const control = boxControl(["cat", "dog"]);

  it("keeps missed object, wrong label and loose edge apart", () => {
    const a = withRegions([
      boxRegion("1", "cat", [0, 0, 10, 10]),
      boxRegion("2", "cat", [100, 0, 10, 10]),
      boxRegion("3", "dog", [200, 0, 10, 10]),
    ]);
    const b = withRegions([boxRegion("1", "dog", [0, 0, 10, 10]), boxRegion("2", "cat", [100, 0, 10, 6])]);
    const unit = unitOf(control, by(a, b)) as RegionsUnit;
    expect(sumsOf(unit)).toEqual({
      "f1-iou-50": [4, 5],
      "f1-iou-75": [2, 5],
      "mean-iou": [1_600_000, 2_000_000],
    });
    expect(unit.pairs[0]?.labels).toEqual({ cat: [2, 3], dog: [0, 2] });
    expect(unit.pairs[0]?.matched).toEqual([
      ["cat", "cat", 1],
      ["cat", "dog", 1],
    ]);
    // Confirmed: 2 × (0 for the wrong label + 0.6) of 5 boxes.
    expect(unit.disagreement).toBeCloseTo(1 - 1.2 / 5, 12);
  });

  it("two pairs that are too loose never take the place of one that is found", () => {
    // IoU .60 of the first boxes; .45 and .48 crosswise, which together would be more.
    const a = withRegions([
      boxRegion("1", "cat", [0, 0, 100, 100]),
      boxRegion("2", "cat", [60, 0, 100, 100]),
    ]);
    const b = withRegions([
      boxRegion("1", "cat", [25, 0, 100, 100]),
      boxRegion("2", "cat", [-38, 0, 100, 100]),
    ]);
    const unit = unitOf(boxControl(["cat"]), by(a, b));
    if (unit?.kind !== "regions") throw new Error("no unit of regions");
    expect(unit.pairs[0]?.sums).toMatchObject({ "f1-iou-50": [2, 4], "f1-iou-75": [0, 4] });
    expect(unit.pairs[0]?.sums["mean-iou"]).toEqual([600_000, 1_000_000]);
  });

  it("empty against empty is nothing to compare, empty against something is full disagreement", () => {
    const none = unitOf(control, by(withRegions([]), withRegions([])));
    expect(none?.disagreement).toBe(0);
    const summary = summarize(control, none ? [{ unit: none }] : [], { seed: 1 });
    expect(summary.headline).toMatchObject({
      value: null,
      reason: "nothing-to-compare",
      interval: null,
      units: 1,
    });
    const one = unitOf(control, by(withRegions([boxRegion("1", "cat", [0, 0, 5, 5])]), withRegions([])));
    expect(one?.disagreement).toBe(1);
    expect(summarize(control, one ? [{ unit: one }] : [], { seed: 1 }).headline.value).toBe(0);
  });

  it("survives JSON unchanged", () => {
    const unit = unitOf(control, by(withRegions([boxRegion("1", "cat", [0, 0, 5, 5])]), withRegions([])));
    expect(JSON.parse(JSON.stringify(unit))).toEqual(unit);
  });
});

describe("a unit of spans", () => {
  const control = spanControl(["per", "loc"]);
  const unit = (a: ReturnType<typeof spanRegion>[], b: ReturnType<typeof spanRegion>[]) =>
    unitOf(control, by(withRegions(a), withRegions(b)));

  it("counts exact, overlapping and by character", () => {
    const result = unit(
      [spanRegion("1", "per", [0, 10]), spanRegion("2", "loc", [20, 25])],
      [spanRegion("1", "per", [0, 10]), spanRegion("2", "loc", [22, 30])],
    );
    expect(sumsOf(result)).toMatchObject({
      "f1-exact": [2, 4],
      "f1-overlap": [4, 4],
      "f1-characters": [26, 33],
    });
  });

  it("another label is no match, but a meeting for the label alpha", () => {
    const result = unit([spanRegion("1", "per", [0, 10])], [spanRegion("1", "loc", [0, 10])]) as RegionsUnit;
    expect(sumsOf(result)).toMatchObject({
      "f1-exact": [0, 2],
      "f1-overlap": [0, 2],
      "f1-characters": [0, 20],
    });
    expect(result.pairs[0]?.matched).toEqual([["per", "loc", 1]]);
    expect(result.disagreement).toBe(1);
  });

  it("of two equal spans on one side one matches a single one on the other", () => {
    const result = unit(
      [spanRegion("1", "per", [0, 4]), spanRegion("2", "per", [0, 4])],
      [spanRegion("1", "per", [0, 4])],
    );
    expect(sumsOf(result)).toMatchObject({
      "f1-exact": [2, 3],
      "f1-overlap": [2, 3],
      "f1-characters": [8, 8],
    });
  });

  it("parts of a discontinuous span must all be equal to be exact", () => {
    const result = unit([spanRegion("1", "per", [0, 3], [10, 12])], [spanRegion("1", "per", [0, 3])]);
    expect(sumsOf(result)).toMatchObject({
      "f1-exact": [0, 2],
      "f1-overlap": [2, 2],
      "f1-characters": [6, 8],
    });
  });
});

describe("regions with a label the schema no longer has", () => {
  const headline = (control: Parameters<typeof unitOf>[0], unit: ReturnType<typeof unitOf>) =>
    summarize(control, unit ? [{ unit }] : [], { seed: 1 });

  it("are left out of every figure of spans, and the summary says so", () => {
    const control = spanControl(["per"]);
    const per = spanRegion("1", "per", [0, 4]);
    const unit = unitOf(
      control,
      by(
        withRegions([per, spanRegion("2", "gone", [10, 20]), spanRegion("3", "gone", [30, 34])]),
        withRegions([per, spanRegion("2", "gone", [12, 20])]),
      ),
    );
    expect(sumsOf(unit)).toMatchObject({ "f1-exact": [2, 2], "f1-overlap": [2, 2], "f1-characters": [8, 8] });
    expect(unit?.disagreement).toBe(0);
    const summary = headline(control, unit);
    expect(summary.headline.value).toBe(1);
    expect(summary.byPair).toMatchObject([{ value: 1, n: 1 }]);
    expect(summary.notes).toContain("unknown-labels");
  });

  it("are left out of what boxes found and where", () => {
    const control = boxControl(["cat"]);
    const cat = boxRegion("1", "cat", [0, 0, 10, 10]);
    const unit = unitOf(
      control,
      by(withRegions([cat, boxRegion("2", "gone", [100, 0, 10, 10])]), withRegions([cat])),
    );
    expect(sumsOf(unit)).toEqual({
      "f1-iou-50": [2, 2],
      "f1-iou-75": [2, 2],
      "mean-iou": [1_000_000, 1_000_000],
    });
    expect(unit?.disagreement).toBe(0);
    expect(headline(control, unit)).toMatchObject({ headline: { value: 1 } });
    expect(headline(control, unit).notes).toContain("unknown-labels");
  });

  it("count for the labels of theirs that are left", () => {
    const control = spanControl(["per"], true);
    const answers = by(
      withRegions([spanRegion("1", ["per", "gone"], [0, 4])]),
      withRegions([spanRegion("1", "per", [0, 4])]),
    );
    expect(sumsOf(unitOf(control, answers))?.["f1-exact"]).toEqual([2, 2]);
    expect((unitOf(control, answers) as RegionsUnit).pairs[0]?.matched).toEqual([["per", "per", 1]]);
  });

  it("are nothing found where there are no others", () => {
    const unit = unitOf(
      spanControl(["per"]),
      by(withRegions([spanRegion("1", "gone", [0, 4])]), withRegions([])),
    );
    expect(unit?.disagreement).toBe(0);
    expect(headline(spanControl(["per"]), unit).headline).toMatchObject({
      value: null,
      reason: "nothing-to-compare",
    });
  });
});

describe("controls without a measure", () => {
  it("have a summary that says so, and those asked per region no unit from answers about the task", () => {
    const perRegion = { ...choiceControl(["x", "y"]), per: "region" as const };
    expect(unitOf(perRegion, by(answered("x")))).toBeNull();
    const unknown = { ...choiceControl(["x", "y"]), kind: "relic" } as unknown as typeof perRegion;
    expect(isMeasured(unknown)).toBe(false);
    expect(summarize(unknown, [], { seed: 1 })).toMatchObject({
      headline: { value: null, reason: "not-measured" },
      notes: ["not-measured"],
    });
  });
});
