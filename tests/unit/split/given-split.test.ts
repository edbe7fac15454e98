/** Splits that the data decide: by time, and by a column of the import. */
import { describe, expect, it } from "vitest";
import { splitInField } from "@/lib/split/column-split";
import { type PlannedSplit, type PlanTask, planSplit, type SplitPlan } from "@/lib/split/plan-split";
import { timeInField } from "@/lib/split/time-split";

const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
const task = (id: string, part: Partial<PlanTask>): PlanTask => ({
  id,
  contentHash: `hash of ${id}`,
  labels: [],
  ...part,
});

function planned(tasks: PlanTask[], plan: Partial<SplitPlan>): PlannedSplit {
  const made = planSplit(tasks, { seed: "1", ratios, ...plan });
  if (!made.ok) throw made.error;
  return made.value;
}
const splitsOf = ({ assignments }: PlannedSplit) =>
  Object.fromEntries(assignments.map(({ task: id, split }) => [id, split]));

describe("a time in a field", () => {
  it.each([
    ["2026-03-01", Date.UTC(2026, 2, 1)],
    ["2026-03", Date.UTC(2026, 2, 1)],
    ["2026-03-01T12:30:00Z", Date.UTC(2026, 2, 1, 12, 30)],
    ["2026-03-01 12:30", Date.UTC(2026, 2, 1, 12, 30)],
    ["2026-03-01T12:30:00+02:00", Date.UTC(2026, 2, 1, 10, 30)],
    [1_772_000_000, 1_772_000_000_000],
    ["1772000000", 1_772_000_000_000],
    [1_772_000_000_000, 1_772_000_000_000],
    [7, 7],
    ["yesterday", null],
    ["03/01/2026", null],
    ["2026-02-30", null],
    ["2024-02-29", Date.UTC(2024, 1, 29)],
    ["2026-13-01", null],
    ["2026-00-01T10:00Z", null],
    ["", null],
    [null, null],
    [Number.NaN, null],
  ])("%s", (value, expected) => {
    expect(timeInField({ when: value }, "when")).toBe(expected);
  });
});

describe("by time", () => {
  const days = (count: number) => Array.from({ length: count }, (_, i) => task(`t${i}`, { at: i }));

  it("the oldest are in train, the newest in test, by the ratios", () => {
    const splits = splitsOf(planned(days(10).toReversed(), { method: "time" }));
    expect(splits).toEqual({
      ...Object.fromEntries(["t0", "t1", "t2", "t3", "t4", "t5"].map((id) => [id, "train"])),
      ...{ t6: "validation", t7: "validation", t8: "test", t9: "test" },
    });
  });

  it("by dates, whatever the ratios; nothing is said of missed shares", () => {
    const made = planned(days(10), { method: "time", timeCuts: { validation: 2, test: 3 } });
    expect(made.counts).toEqual({ train: 2, validation: 1, test: 7 });
    expect(made.warnings).toEqual([]);
  });

  it("a group goes as a whole to the later part and is counted; tasks without a time train", () => {
    const tasks = [
      ...days(10).slice(0, 9),
      task("early", { at: 0, groupKey: "patient" }),
      task("late", { at: 9, groupKey: "patient" }),
      task("undated", { at: null }),
    ];
    const made = planned(tasks, { method: "time", timeCuts: { validation: 6, test: 8 } });
    expect(splitsOf(made)).toMatchObject({ early: "test", late: "test", undated: "train", t7: "validation" });
    expect(made.warnings).toEqual([
      { code: "undated", tasks: 1, of: 12 },
      { code: "straddling", groups: 1 },
    ]);
  });

  it("tasks of one time are never divided", () => {
    const tasks = Array.from({ length: 10 }, (_, i) => task(`t${i}`, { at: i < 5 ? 1 : 2 }));
    const splits = splitsOf(planned(tasks, { method: "time" }));
    expect(new Set(["t5", "t6", "t7", "t8", "t9"].map((id) => splits[id])).size).toBe(1);
  });
});

describe("by a column", () => {
  it.each([
    ["train", "train"],
    ["Training", "train"],
    [" val ", "validation"],
    ["dev", "validation"],
    ["TEST", "test"],
    ["holdout", null],
    [1, null],
    ["constructor", null],
  ])("%s", (value, expected) => {
    expect(splitInField({ split: value }, "split")).toBe(expected);
  });

  it("tasks keep what they came with; a group goes to the strictest, and what names none trains", () => {
    const tasks = [
      task("a", { given: "train" }),
      task("b", { given: "validation" }),
      task("c", { given: "test" }),
      task("d", { given: "train", groupKey: "g" }),
      task("e", { given: "test", groupKey: "g" }),
      task("f", { given: null }),
    ];
    const made = planned(tasks, { method: "column" });
    expect(splitsOf(made)).toEqual({
      ...{ a: "train", b: "validation", c: "test", d: "test", e: "test", f: "train" },
    });
    expect(made.warnings).toContainEqual({ code: "no-split-given", tasks: 1, of: 6 });
    expect(made.warnings).toContainEqual({ code: "given-apart", groups: 1 });
    expect(made.algorithmVersion).toBe("column-1");
  });
});
