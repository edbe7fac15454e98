import { expect, it } from "vitest";
import { summarize, type Unit, unitOf } from "@/lib/agreement/agreement";
import { agreementOverTime, FEWEST_UNITS } from "@/lib/charts/agreement-over-time";
import { bucketsIn } from "@/lib/charts/buckets";
import type { Control } from "@/lib/labels/schema";

const TOPIC = {
  id: "topic",
  kind: "choice",
  name: "Topic",
  labels: ["a", "b"].map((id) => ({ id, name: id })),
} as unknown as Control;

const unit = (...given: string[]): Unit =>
  unitOf(
    TOPIC,
    given.map((label, i) => ({
      rater: `r${i}`,
      document: { answers: { topic: label }, regions: [], relations: [] },
    })),
  ) as Unit;
const on = (day: string, ...given: string[]) => ({ unit: unit(...given), atMs: Date.parse(`${day}T12:00Z`) });
const points = (units: ReturnType<typeof on>[]) =>
  agreementOverTime(units, bucketsIn("UTC", "day"), (some) =>
    summarize(TOPIC, some, { seed: 1, replicates: 50 }),
  );
const times = (count: number, day: string, ...given: string[]) =>
  Array.from({ length: count }, () => on(day, ...given));

it("has each day's own figure, in the order of time", () => {
  const found = points([
    ...times(3, "2026-11-29", "a", "b"),
    ...times(3, "2026-11-29", "b", "a"),
    ...times(3, "2026-11-28", "a", "a"),
    ...times(3, "2026-11-28", "b", "b"),
  ]);
  expect(found).toMatchObject([
    { day: "2026-11-28", value: 1, units: 6, pairs: 6 },
    { day: "2026-11-29", units: 6, pairs: 6 },
  ]);
  // Krippendorff: one minus (6 of 6 pairs differ) over the 6·6·2 of 12·11 ordered pairs that differ by chance.
  expect(found[1]?.value).toBeCloseTo(1 - 1 / (72 / 132), 10);
});

it("has no value, rather than 0 or 1, for a day with too few tasks", () => {
  expect(points(times(FEWEST_UNITS - 1, "2026-11-28", "a", "a"))).toEqual([
    {
      day: "2026-11-28",
      fromMs: Date.parse("2026-11-28"),
      untilMs: Date.parse("2026-11-29"),
      value: null,
      reason: "few-tasks",
      interval: null,
      units: FEWEST_UNITS - 1,
      pairs: FEWEST_UNITS - 1,
    },
  ]);
});

it("says why a figure is undefined: all gave one answer", () => {
  expect(points(times(FEWEST_UNITS, "2026-11-28", "a", "a"))).toMatchObject([
    { value: null, reason: "no-variation", units: FEWEST_UNITS },
  ]);
});

it("does not name days on which nobody answered what somebody else had answered", () => {
  expect(points(times(9, "2026-11-28", "a"))).toEqual([]);
});
