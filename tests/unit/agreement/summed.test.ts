/** Sums over units of regions: they give the figures of the units, and units can be taken out of them again. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ControlAgreement,
  summarize,
  summarizeQuestion,
  summarizeQuestionSums,
  summarizeSums,
  type Unit,
  unitOf,
} from "@/lib/agreement/agreement";
import { likenessSums } from "@/lib/agreement/likeness-sums";
import { type Parts, SHARDS, shardOf, withoutZeros } from "@/lib/agreement/summed";
import { addUnit, likenessIn, summedUnits } from "@/lib/agreement/unit-parts";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { seededRandom } from "@/lib/core/random";
import type { Control } from "@/lib/labels/schema";
import { boxControl, boxRegion, by, choiceControl, spanControl, spanRegion, withRegions } from "./build";

const boxes = boxControl(["cat", "dog"], true);
const spans = spanControl(["per", "org"]);
const damage = { ...choiceControl(["x", "y"], { id: "damage" }), per: "region" as const };
const sets = { ...choiceControl(["x", "y"], { id: "sets", multiple: true }), per: "region" as const };
const controls: Control[] = [boxes, damage, sets];
const OPTIONS = { seed: 3, replicates: 0 };

const label = fc.constantFrom("cat", "dog", "gone");
const box = fc
  .record({
    place: fc.nat({ max: 3 }),
    by: fc.nat({ max: 30 }),
    labels: fc.uniqueArray(label, { minLength: 1, maxLength: 2 }),
    damage: fc.option(fc.constantFrom("x", "y"), { nil: undefined }),
  })
  .map(
    ({ place, by: moved, labels, damage: value }): Region => ({
      ...boxRegion("", labels, [40 * place + moved, 0, 50, 50]),
      ...(value !== undefined && { attributes: { damage: value, sets: [value] } }),
    }),
  );
const span = fc
  .tuple(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom("per", "org"))
  .map(([start, length, name]) => spanRegion("", name, [start, start + length]));
const numbered = (regions: Region[]): AnnotationDocument =>
  withRegions(regions.map((region, i) => ({ ...region, id: `r${i}` })));
const tasksOf = (region: fc.Arbitrary<Region>) =>
  fc.array(fc.array(fc.array(region, { maxLength: 4 }).map(numbered), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 12,
  });

const unitsOf = (control: Control, tasks: AnnotationDocument[][]): Unit[] =>
  tasks.flatMap(
    (documents) => unitOf(control, by(...documents), [control, ...controls.slice(1), boxes]) ?? [],
  );
function sumsOf(units: readonly Unit[]): Parts {
  const parts: Parts = new Map();
  units.forEach((unit, i) => {
    addUnit(parts, unit, `task ${i}`);
  });
  return parts;
}
/** Distances of sets of labels are no whole numbers, whose sum depends on the order in the last digits. */
const rounded = (figures: unknown): unknown =>
  JSON.parse(JSON.stringify(figures), (_key, value) =>
    typeof value === "number" ? Number(value.toFixed(12)) : value,
  );
const counted = (units: readonly Unit[]) => units.map((unit) => ({ unit }));

describe("sums over units", () => {
  it.each([
    ["boxes", boxes, tasksOf(box)],
    ["spans", spans, tasksOf(span)],
  ] as const)("give all figures of %s that the units give", (_name, control, tasks) => {
    fc.assert(
      fc.property(tasks, (documents) => {
        const units = unitsOf(control, documents);
        const parts = sumsOf(units);
        const whole = summarize(control, counted(units), OPTIONS);
        expect(rounded(summarizeSums(control, parts, OPTIONS))).toEqual(rounded(whole));
        const { id } = whole.headline;
        expect(likenessIn(parts, id)).toEqual(likenessSums(counted(units), id));
      }),
      { numRuns: 150 },
    );
  });

  it.each([damage, sets])("give all figures of a question about regions: $id", (question) => {
    fc.assert(
      fc.property(tasksOf(box), (documents) => {
        const units = unitsOf(question, documents);
        const about = { question, region: "c" };
        expect(rounded(summarizeQuestionSums(about, sumsOf(units), OPTIONS))).toEqual(
          rounded(summarizeQuestion(about, counted(units), OPTIONS)),
        );
      }),
      { numRuns: 150 },
    );
  });

  it("say nothing of a question with values that it does not have any more", () => {
    const at = (id: string, value: string): Region => ({
      ...boxRegion(id, "cat", [0, 0, 9, 9]),
      attributes: { damage: value },
    });
    const units = unitsOf(damage, [[withRegions([at("a", "gone")]), withRegions([at("b", "x")])]]);
    expect(summarizeQuestionSums({ question: damage, region: "c" }, sumsOf(units), OPTIONS)).toBeNull();
  });

  it("are what is left when units are taken out, and nothing when all are", () => {
    const clean = (parts: Parts) =>
      [...parts]
        .map(([part, sums]) => [part, withoutZeros(sums)] as const)
        .filter(([, sums]) => Object.keys(sums).length > 0);
    fc.assert(
      fc.property(tasksOf(box), (documents) => {
        const units = [...unitsOf(boxes, documents), ...unitsOf(damage, documents)];
        const half = Math.floor(units.length / 2);
        const parts = sumsOf(units);
        units.slice(half).forEach((unit, i) => {
          addUnit(parts, unit, `task ${half + i}`, -1);
        });
        expect(new Map(clean(parts))).toEqual(new Map(clean(sumsOf(units.slice(0, half)))));
      }),
      { numRuns: 50 },
    );
  });

  it("are kept of closed lists of values and of this version alone", () => {
    const region = { ...boxRegion("a", "cat", [0, 0, 9, 9]), attributes: { note: "free", damage: "x" } };
    const note: Control = { id: "note", name: "note", kind: "text", per: "region" };
    const documents = [[withRegions([region]), withRegions([region])]];
    const [open] = unitsOf(note, documents) as [Unit];
    expect(sumsOf([open]).size).toBe(0);
    const [now] = unitsOf(boxes, documents) as [Extract<Unit, { kind: "regions" }>];
    expect(summedUnits(sumsOf([now]))).toEqual([{ version: 3, units: 1 }]);
    expect(sumsOf([{ ...now, version: 2 }]).size).toBe(0);
  });
});

/** Tasks of five boxes, in half of which the second annotator finds about as many as chance has it. */
function manyUnits(count: number): Unit[] {
  const random = seededRandom(5);
  return Array.from({ length: count }, () => {
    const skill = 0.5 + random() / 2;
    const all = Array.from({ length: 5 }, (_, i) => i);
    const found = (id: string) =>
      withRegions(
        all
          .filter(() => random() < skill)
          .map((i) =>
            boxRegion(`${id}${i}`, random() < 0.8 ? "cat" : "dog", [100 * i + 20 * random(), 0, 60, 60]),
          ),
      );
    return unitOf(boxes, by(found("a"), found("b"))) as Unit;
  });
}

describe("intervals over shards", () => {
  it("are about those over tasks: as wide, and around the same value", { timeout: 60_000 }, () => {
    const units = manyUnits(6_000);
    const options = { seed: 1, replicates: 600 };
    const intervals = ({ headline, measures }: ControlAgreement) =>
      [headline, ...measures].map(({ id, interval }) => ({ id, interval: interval ?? [0, 0] }));
    const [byTask, byShard] = [
      intervals(summarize(boxes, counted(units), options)),
      intervals(summarizeSums(boxes, sumsOf(units), options) as ControlAgreement),
    ];
    expect(byShard.map(({ id }) => id)).toEqual(byTask.map(({ id }) => id));
    byTask.forEach(({ id, interval: [low, high] }, i) => {
      const [lower, upper] = byShard[i]?.interval ?? [0, 0];
      const width = high - low;
      expect(width, id).toBeGreaterThan(0);
      expect(Math.abs(lower - low) / width, id).toBeLessThan(0.15);
      expect(Math.abs(upper - high) / width, id).toBeLessThan(0.15);
    });
  });

  it("rest on shards of about as many tasks", () => {
    const sizes = new Array<number>(SHARDS).fill(0);
    for (let i = 0; i < 100 * SHARDS; i++) {
      const shard = shardOf(`01jq${(i * 7919).toString(36).padStart(22, "0")}`);
      sizes[shard] = (sizes[shard] ?? 0) + 1;
    }
    expect(Math.min(...sizes)).toBeGreaterThan(50);
    expect(Math.max(...sizes)).toBeLessThan(150);
  });
});

describe("found, class and place by threshold", () => {
  const figures = (control: Control, ...documents: AnnotationDocument[]) => {
    const unit = unitOf(control, by(...documents)) as Unit;
    return summarize(control, [{ unit }], OPTIONS);
  };
  const at = ({ byThreshold }: ControlAgreement, threshold: number) =>
    byThreshold?.at.find((row) => row.threshold === threshold);

  it("count what is at least so alike, by hand", () => {
    // Of two boxes of 10 px, moved by 5 px: IoU 1/3; by 1 px: 9/11; the same place with another label: 1.
    const summary = figures(
      boxes,
      withRegions([
        boxRegion("a", "cat", [0, 0, 10, 10]),
        boxRegion("b", "cat", [100, 0, 10, 10]),
        boxRegion("c", "cat", [200, 0, 10, 10]),
      ]),
      withRegions([
        boxRegion("d", "cat", [5, 0, 10, 10]),
        boxRegion("e", "cat", [101, 0, 10, 10]),
        boxRegion("f", "dog", [200, 0, 10, 10]),
        boxRegion("g", "dog", [300, 0, 10, 10]),
      ]),
    );
    expect(summary.byThreshold?.regions).toBe(7);
    expect(at(summary, 0)).toMatchObject({ found: 3, same: 2, f1: 6 / 7 });
    expect(at(summary, 0.3)).toMatchObject({ found: 3, same: 2 });
    expect(at(summary, 0.35)).toMatchObject({ found: 2, same: 1, f1: 4 / 7 });
    expect(at(summary, 0.35)?.likeness).toBeCloseTo((9 / 11 + 1) / 2, 6);
    expect(at(summary, 0.85)).toMatchObject({ found: 1, same: 0, likeness: 1 });
    expect(at(summary, 1)).toMatchObject({ found: 1, same: 0, likeness: 1, f1: 2 / 7 });
  });

  it("match anew at each threshold, so that F1 at 0.5 and 0.75 and the mean IoU are the same figures", () => {
    fc.assert(
      fc.property(tasksOf(box), (documents) => {
        const summary = summarize(boxes, counted(unitsOf(boxes, documents)), OPTIONS);
        const value = (id: string) =>
          [summary.headline, ...summary.measures].find((measure) => measure.id === id)?.value ?? null;
        if (!summary.byThreshold) return;
        expect(at(summary, 0.5)?.f1 ?? null).toBe(value("f1-iou-50"));
        expect(at(summary, 0.75)?.f1 ?? null).toBe(value("f1-iou-75"));
        const [mean, iou] = [at(summary, 0.5)?.likeness ?? null, value("mean-iou")];
        if (mean === null || iou === null) expect(mean).toBe(iou);
        else expect(mean).toBeCloseTo(iou, 12);
      }),
      { numRuns: 150 },
    );
  });

  it("spans are as alike as the characters that both cover", () => {
    const summary = figures(
      spans,
      withRegions([spanRegion("a", "per", [0, 10]), spanRegion("b", "org", [20, 30])]),
      withRegions([spanRegion("c", "per", [0, 8]), spanRegion("d", "per", [29, 35])]),
    );
    expect(at(summary, 0)).toMatchObject({ found: 2, same: 1, f1: 1 });
    expect(at(summary, 0.8)).toMatchObject({ found: 1, same: 1, likeness: 0.8 });
    expect(at(summary, 0.85)).toMatchObject({ found: 0, same: 0, likeness: null, f1: 0 });
  });
});
