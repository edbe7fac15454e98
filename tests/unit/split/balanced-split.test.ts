import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balancedSplit as split } from "@/lib/split/balanced-split";
import type { ExactGroup } from "@/lib/split/exact-split";
import { type PlanTask, planSplit } from "@/lib/split/plan-split";
import { type Ratios, SPLITS, type Split } from "@/lib/split/ratios";
import { strataFrom } from "@/lib/split/stratify";

type BalancedGroup = ExactGroup & { strata: number[] };
const balancedSplit = (groups: readonly BalancedGroup[], count: number, seed: string, ratios: Ratios) =>
  split(
    groups,
    strataFrom(
      groups.map(({ strata }) => strata),
      count,
    ),
    seed,
    ratios,
  );
const RATIOS: Ratios = { train: 0.8, validation: 0.1, test: 0.1 };
const groupOf = (key: string, strata: number[], tasks = 1, released: Split | null = null): BalancedGroup => ({
  key,
  tasks,
  released,
  strata,
});

/** Occurrences of a stratum by split. */
const held = (groups: readonly BalancedGroup[], splits: readonly Split[], stratum: number) =>
  SPLITS.map((split) =>
    groups.reduce(
      (sum, { strata }, i) =>
        sum + (splits[i] === split ? strata.filter((one) => one === stratum).length : 0),
      0,
    ),
  );
const sizes = (groups: readonly BalancedGroup[], splits: readonly Split[]) =>
  SPLITS.map((split) => groups.reduce((sum, { tasks }, i) => sum + (splits[i] === split ? tasks : 0), 0));

describe("the balanced split", () => {
  it("gives each split its share of rare and of common labels alike", () => {
    // 1,000 tasks: 10 have the rare label, 90 the second, the rest the third.
    const groups = Array.from({ length: 1000 }, (_, i) => groupOf(`g${i}`, [i < 10 ? 0 : i < 100 ? 1 : 2]));
    const splits = balancedSplit(groups, 3, "1", RATIOS);
    expect(held(groups, splits, 0)).toEqual([8, 1, 1]);
    expect(held(groups, splits, 1)).toEqual([72, 9, 9]);
    expect(held(groups, splits, 2)).toEqual([720, 90, 90]);
  });

  it("keeps what earlier releases have, and makes up for it with the rest", () => {
    const old = Array.from({ length: 50 }, (_, i) => groupOf(`old${i}`, [0], 1, "train"));
    const fresh = Array.from({ length: 50 }, (_, i) => groupOf(`new${i}`, [0]));
    const splits = balancedSplit([...old, ...fresh], 1, "1", RATIOS);
    expect(splits.slice(0, 50).every((split) => split === "train")).toBe(true);
    expect(sizes([...old, ...fresh], splits)).toEqual([80, 10, 10]);
  });

  it("partitions any groups, whatever their order, near the shares, and never divides one", () => {
    const group = fc.record({
      key: fc.uuid(),
      tasks: fc.integer({ min: 1, max: 3 }),
      strata: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(group, { selector: ({ key }) => key, minLength: 60, maxLength: 120 }),
        fc.integer({ min: 0, max: 1000 }),
        (made, at) => {
          const groups = made.map((one): BalancedGroup => ({ ...one, released: null }));
          const splits = balancedSplit(groups, 5, "seed", RATIOS);
          expect(splits).toHaveLength(groups.length);
          const total = groups.reduce((sum, { tasks }) => sum + tasks, 0);
          for (const [i, count] of sizes(groups, splits).entries())
            expect(Math.abs(count - RATIOS[SPLITS[i] as Split] * total)).toBeLessThanOrEqual(4);
          const turned = [...groups.slice(at % groups.length), ...groups.slice(0, at % groups.length)];
          const again = balancedSplit(turned, 5, "seed", RATIOS);
          const byKey = new Map(turned.map(({ key }, i) => [key, again[i]]));
          expect(groups.map(({ key }) => byKey.get(key))).toEqual(splits);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("keeps label shares within three points of the whole on real-looking data, where chance does not", () => {
    const tasks = Array.from({ length: 1000 }, (_, i): PlanTask => {
      const rare = i % 97 === 0 ? ["q/rare"] : [];
      return { id: `t${i}`, contentHash: `h${i}`, labels: [`q/${i % 7 === 0 ? "a" : "b"}`, ...rare] };
    });
    const made = planSplit(tasks, { seed: "3", ratios: RATIOS, method: "balanced" });
    if (!made.ok) throw made.error;
    expect(made.value).toMatchObject({ method: "balanced", algorithmVersion: "balanced-1", warnings: [] });
    for (const { share, wholeShare } of made.value.labels)
      expect(Math.abs(share - wholeShare)).toBeLessThan(0.03);
  });

  it("adding tasks moves none that were released", () => {
    const task = (i: number, released?: Split): PlanTask => ({
      id: `t${i}`,
      contentHash: `h${i}`,
      labels: [`q/${i % 5}`],
      ...(released && { released }),
    });
    const plan = { seed: "1", ratios: RATIOS, method: "balanced" as const };
    const first = planSplit(
      Array.from({ length: 200 }, (_, i) => task(i)),
      plan,
    );
    if (!first.ok) throw first.error;
    const before = new Map(first.value.assignments.map(({ task: id, split }) => [id, split]));
    const second = planSplit(
      Array.from({ length: 220 }, (_, i) => task(i, before.get(`t${i}`) ?? undefined)),
      plan,
    );
    if (!second.ok) throw second.error;
    for (const { task: id, split } of second.value.assignments) expect(split).toBe(before.get(id) ?? split);
  });
});
