/** Figures of one annotator over time: weeks are joined, and drift is claimed only beyond chance. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { driftOf, stretchesOf } from "@/lib/annotator/figures-over-time";
import { suggestionUse } from "@/lib/annotator/suggestion-use";

const WEEKS = fc.array(
  fc
    .integer({ min: 0, max: 80 })
    .chain((tasks) => fc.record({ tasks: fc.constant(tasks), sum: fc.integer({ min: 0, max: tasks }) })),
  { maxLength: 20 },
);
const placed = (weeks: { tasks: number; sum: number }[]) => weeks.map((one, week) => ({ ...one, week }));

describe("stretches of weeks", () => {
  it("have enough tasks each, follow one another, and leave none out once there are enough", () => {
    fc.assert(
      fc.property(WEEKS, (weeks) => {
        const all = placed(weeks);
        const stretches = stretchesOf(all, 30);
        const total = weeks.reduce((sum, { tasks }) => sum + tasks, 0);
        expect(stretches.length > 0).toBe(total >= 30);
        for (const { tasks } of stretches) expect(tasks).toBeGreaterThanOrEqual(30);
        for (const [i, one] of stretches.entries()) {
          expect(one.until).toBeGreaterThanOrEqual(one.from);
          if (i > 0) expect(one.from).toBeGreaterThan(stretches[i - 1]?.until ?? -1);
        }
        if (stretches.length > 0) {
          expect(stretches.reduce((sum, { tasks }) => sum + tasks, 0)).toBe(total);
          const mean = stretches.reduce((sum, { value, tasks }) => sum + value * tasks, 0);
          expect(mean).toBeCloseTo(
            weeks.reduce((sum, one) => sum + one.sum, 0),
            6,
          );
        }
      }),
    );
  });

  it("tell of drift where the intervals of the first and the last lie apart", () => {
    const of = (sums: number[]) => driftOf(stretchesOf(placed(sums.map((sum) => ({ sum, tasks: 40 }))), 30));
    expect(of([38, 36, 20])?.direction).toBe("down");
    expect(of([15, 30, 38])?.direction).toBe("up");
    expect(of([36, 20, 34])).toBeNull();
    expect(of([38])).toBeNull();
    expect(of([])).toBeNull();
  });
});

describe("the use of suggestions", () => {
  const none = { answers: {}, regions: [], relations: [] };
  const region = (id: string, origin?: "manual" | "prediction" | "prediction-changed") => ({
    id,
    control: "box",
    labels: ["a"],
    shape: { kind: "box" as const, x: 0, y: 0, width: 1, height: 1, rotation: 0 },
    ...(origin && { origin }),
  });

  it("counts regions by their origin, and rejected ones", () => {
    const document = {
      ...none,
      regions: [
        region("1", "prediction"),
        region("2", "prediction-changed"),
        region("3", "manual"),
        region("4"),
      ],
      rejected: [{ prediction: "p", region: "r" }],
    };
    expect(suggestionUse(document, [])).toEqual({ unchanged: 1, changed: 1, rejected: 1 });
  });

  it("compares answers with what any model said, labels in any order", () => {
    const said: AnnotationDocument[] = [
      { ...none, answers: { topic: "a", many: ["x", "y"], free: "text" } },
      { ...none, answers: { topic: "b" } },
    ];
    const use = (answers: Record<string, string | string[]>) => suggestionUse({ ...none, answers }, said);
    expect(use({ topic: "b", many: ["y", "x"] })).toEqual({ unchanged: 2, changed: 0, rejected: 1 });
    expect(use({ topic: "c", many: ["x"], free: "text" })).toEqual({ unchanged: 1, changed: 2, rejected: 0 });
    expect(use({})).toEqual({ unchanged: 0, changed: 0, rejected: 3 });
    expect(suggestionUse({ ...none, answers: { topic: "a" } }, [])).toEqual({
      unchanged: 0,
      changed: 0,
      rejected: 0,
    });
  });
});
