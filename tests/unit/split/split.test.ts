import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Grouping, groupTasks } from "@/lib/split/group-tasks";
import { groupInField, type PlanTask, planSplit } from "@/lib/split/plan-split";
import { SPLITS, validateRatios } from "@/lib/split/ratios";
import { ALGORITHM_VERSION, placesBy, splitAt, splitsBy, unitInterval } from "@/lib/split/split-of";

const RATIOS = { train: 0.7, validation: 0.2, test: 0.1 };
const text = (value: string) => new TextEncoder().encode(value);

describe("the stable hash", () => {
  it("is SHA-256 as in FIPS 180-2, appendix B.1", () => {
    const hash = sha256(text("abc"));
    expect(bytesToHex(hash)).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    // 53 bits: ba7816bf8f01c and the first bit of f.
    expect(unitInterval(hash)).toBe(Number(0xba7816bf8f01cfean >> 11n) / 2 ** 53);
  });

  it("takes the first 53 bits: all ones stay below 1", () => {
    expect(unitInterval(new Uint8Array(32).fill(255))).toBe((2 ** 53 - 1) / 2 ** 53);
    expect(unitInterval(new Uint8Array(32))).toBe(0);
  });

  it("hashes the JSON array of seed, version and key, and never changes", () => {
    const place = (seed: string, version: string, key: string) => placesBy(seed, version)(key);
    expect(place("s", "v", "k")).toBe(unitInterval(sha256(text('["s","v","k"]'))));
    expect(place("a", "bc", "d")).not.toBe(place("ab", "c", "d"));
    expect(place('a","b', "c", "d")).not.toBe(place("a", 'b","c', "d"));
    expect(ALGORITHM_VERSION).toBe("hash-2");
  });

  it("gives the place of each key of many, of any length and script", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 1500 }), { maxLength: 8 }), (keys) => {
        const placeOf = placesBy("s", "v");
        for (const key of keys)
          expect(placeOf(key)).toBe(unitInterval(sha256(text(JSON.stringify(["s", "v", key])))));
      }),
      { numRuns: 60 },
    );
  });

  it("cuts [0, 1) at the cumulative ratios, half-open; an empty split gets nothing even by rounding", () => {
    expect([0, 0.699, 0.7, 0.8999, 0.95, 1 - 2 ** -53].map((place) => splitAt(place, RATIOS))).toEqual([
      "train",
      "train",
      "validation",
      "validation",
      "test",
      "test",
    ]);
    expect(splitAt(1 - 2 ** -53, { train: 0.7, validation: 0.3 - 1e-10, test: 0 })).toBe("validation");
    expect(splitAt(1 - 2 ** -53, { train: 1 - 1e-10, validation: 0, test: 0 })).toBe("train");
    expect(splitAt(0, { train: 0, validation: 0, test: 1 })).toBe("test");
  });

  it("reaches the ratios within five standard deviations over 50,000 keys, for any seed", () => {
    for (const seed of ["1", "2", "three"]) {
      const counts = { train: 0, validation: 0, test: 0 };
      const splitOf = splitsBy(seed, ALGORITHM_VERSION, RATIOS);
      for (let i = 0; i < 50_000; i++) counts[splitOf(`content:${i}`)]++;
      for (const split of SPLITS) {
        const p = RATIOS[split];
        expect(Math.abs(counts[split] / 50_000 - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / 50_000));
      }
    }
  });
});

describe("ratios", () => {
  it("must lie in [0, 1] and sum to 1 within 1e-9", () => {
    expect(validateRatios({ train: 0.1 + 0.2, validation: 0.6, test: 0.1 }).ok).toBe(true);
    expect(validateRatios({ train: 1, validation: 0, test: 0 }).ok).toBe(true);
    for (const wrong of [
      { train: 0.7, validation: 0.2, test: 0.2 },
      { train: 1.2, validation: -0.2, test: 0 },
      { train: Number.NaN, validation: 0.5, test: 0.5 },
      { train: 0.7, validation: 0.2, test: 0.1 + 1e-8 },
    ]) {
      const result = validateRatios(wrong);
      expect(result.ok ? null : result.error.code).toBe("invalid_input");
    }
  });
});

const tasksArbitrary = fc
  .array(
    fc.record({
      groupKey: fc.oneof(
        { weight: 2, arbitrary: fc.constant(null) },
        fc.constantFrom("g1", "g2", "g3", "g4"),
      ),
      contentHash: fc.integer({ min: 0, max: 25 }).map(String),
      labels: fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((items) => items.map((item, i): PlanTask => ({ ...item, id: `t${i}` })));

const planOf = (tasks: readonly PlanTask[]) => {
  const result = planSplit(tasks, { seed: "s", ratios: RATIOS, method: "hash" });
  if (!result.ok) throw result.error;
  return result.value;
};

/** The key of every task's group, in the order of the tasks. */
const keysOf = ({ keys, groupOf }: Grouping) => [...groupOf].map((group) => keys[group]);

describe("groups", () => {
  it("an explicit key wins over the content, which groups duplicates", () => {
    const grouping = groupTasks([
      { id: "1", contentHash: "h1" },
      { id: "2", contentHash: "h1" },
      { id: "3", contentHash: "h2", groupKey: "g" },
      { id: "4", contentHash: "h3", groupKey: "g" },
      { id: "5", contentHash: "h3" },
      { id: "6", contentHash: "h4", groupKey: "" },
    ]);
    expect(keysOf(grouping)).toEqual([
      "content:h1",
      "content:h1",
      "group:g",
      "group:g",
      "group:g",
      "content:h4",
    ]);
    expect(grouping.merged).toEqual([]);
    expect(grouping.followed).toEqual([{ group: "group:g", tasks: 1 }]);
  });

  it("what is added with a group and the content of earlier tasks takes them along, and that is reported", () => {
    const earlier = Array.from(
      { length: 60 },
      (_, i): PlanTask => ({ id: `t${i}`, contentHash: `${i}`, labels: [] }),
    );
    const added = earlier.slice(0, 30).map((task) => ({ ...task, id: `new-${task.id}`, groupKey: "shift" }));
    const [before, after] = [planOf(earlier), planOf([...earlier, ...added])];
    const moved = before.assignments.filter(({ split }, i) => after.assignments[i]?.split !== split);
    expect(moved.length).toBeGreaterThan(0);
    expect(before.warnings.filter(({ code }) => code === "followed-group")).toEqual([]);
    expect(after.warnings).toContainEqual({ code: "followed-group", group: "group:shift", tasks: 30 });
  });

  it("a duplicate that links two explicit groups joins them, and that is reported", () => {
    const tasks = [
      { id: "1", contentHash: "h", groupKey: "b" },
      { id: "2", contentHash: "h", groupKey: "a" },
      { id: "3", contentHash: "x", groupKey: "b" },
    ];
    for (const list of [tasks, tasks.toReversed()]) {
      const { keys, merged } = groupTasks(list);
      expect(keys).toEqual(["group:a"]);
      expect(merged).toEqual([{ keys: ["group:a", "group:b"], chosen: "group:a", frozen: false }]);
    }
  });

  it("a frozen key is kept, and passed on to what joins; two frozen ones that meet are a leak to report", () => {
    const grouping = groupTasks([
      { id: "1", contentHash: "h1", frozenKey: "content:h1" },
      { id: "2", contentHash: "h1", groupKey: "g" },
      { id: "3", contentHash: "h3", groupKey: "g", frozenKey: "content:h3" },
    ]);
    expect(keysOf(grouping)).toEqual(["content:h1", "content:h1", "content:h3"]);
    expect(grouping.merged).toEqual([
      { keys: ["content:h1", "content:h3"], chosen: "content:h1", frozen: true },
    ]);
  });

  it("a group called like a content hash is not mistaken for it", () => {
    const { keys } = groupTasks([
      { id: "1", contentHash: "h" },
      { id: "2", contentHash: "i", groupKey: "h" },
    ]);
    expect(keys).toHaveLength(2);
  });

  it("what has the frozen key of another task is in its group, although nothing else joins them", () => {
    const { keys, groupOf } = groupTasks([
      { id: "1", contentHash: "changed", frozenKey: "content:h" },
      { id: "2", contentHash: "h" },
      { id: "3", contentHash: "h" },
    ]);
    expect(keys).toEqual(["content:h"]);
    expect([...groupOf]).toEqual([0, 0, 0]);
  });
});

describe("a split plan", () => {
  it("partitions the selection and never divides a group or a duplicate", () => {
    fc.assert(
      fc.property(tasksArbitrary, (tasks) => {
        const plan = planOf(tasks);
        expect(plan.assignments.map(({ task }) => task)).toEqual(tasks.map(({ id }) => id));
        expect(plan.counts.train + plan.counts.validation + plan.counts.test).toBe(tasks.length);
        const splits = new Map(plan.assignments.map(({ task, split }) => [task, split]));
        for (const a of tasks)
          for (const b of tasks)
            if (a.contentHash === b.contentHash || (a.groupKey && a.groupKey === b.groupKey))
              expect(splits.get(a.id)).toBe(splits.get(b.id));
        for (const { count, label, split } of plan.labels)
          expect(count).toBe(
            tasks
              .filter(({ id }) => splits.get(id) === split)
              .flatMap(({ labels }) => labels)
              .filter((own) => own === label).length,
          );
      }),
    );
  });

  it("does not depend on the order of tasks", () => {
    fc.assert(
      fc.property(tasksArbitrary, (tasks) => {
        const [one, two] = [planOf(tasks), planOf(tasks.toReversed())];
        expect(two.assignments.toReversed()).toEqual(one.assignments);
        expect({ ...two, assignments: [] }).toEqual({ ...one, assignments: [] });
      }),
    );
  });

  it("R32: adding 10 % of tasks moves none", () => {
    const task = (i: number): PlanTask => ({
      id: `t${i}`,
      contentHash: `h${i}`,
      groupKey: i % 3 === 0 ? `g${i % 500}` : null,
      labels: [],
    });
    const before = planOf(Array.from({ length: 10_000 }, (_, i) => task(i)));
    const after = planOf(Array.from({ length: 11_000 }, (_, i) => task(i)));
    const later = new Map(after.assignments.map((item) => [item.task, item.split]));
    expect(before.assignments.filter((item) => later.get(item.task) !== item.split)).toEqual([]);
  });

  it("with frozen keys moves none, whatever duplicates and groups are added", () => {
    fc.assert(
      fc.property(tasksArbitrary, tasksArbitrary, (old, added) => {
        const before = planOf(old);
        const frozen = old.map((task, i) => ({ ...task, frozenKey: before.assignments[i]?.group ?? null }));
        const after = planOf([...frozen, ...added.map((task) => ({ ...task, id: `new-${task.id}` }))]);
        expect(after.assignments.slice(0, old.length).map(({ split }) => split)).toEqual(
          before.assignments.map(({ split }) => split),
        );
      }),
    );
  });

  it("groups by a field of the data where it is named", () => {
    const tasks = ["p", "p", "q"].map(
      (fieldGroup, i): PlanTask => ({ id: `${i}`, contentHash: `${i}`, labels: [], fieldGroup }),
    );
    const result = planSplit(tasks, { seed: "s", ratios: RATIOS, groupField: "patient" });
    expect(result.ok && result.value.assignments.map(({ group }) => group)).toEqual([
      "group:p",
      "group:p",
      "group:q",
    ]);
  });

  it("by a field in which no task names a group is refused; some may lack it, or hold something else", () => {
    const by = (groupField: string, ...data: Record<string, unknown>[]) =>
      planSplit(
        data.map((own, i) => ({
          ...{ id: `${i}`, contentHash: `${i}`, groupKey: "own", labels: [] },
          fieldGroup: groupInField(own, groupField),
        })),
        { seed: "s", ratios: RATIOS, groupField },
      );
    const refusal = (result: ReturnType<typeof by>) => (result.ok ? null : result.error.issues[0]?.path);
    expect(refusal(by("patinet", { patient: "p" }, { patient: "q" }))).toBe("groupField");
    expect(
      refusal(by("patient", { patient: { id: 1 } }, { patient: [1] }, { patient: null }, { patient: "" })),
    ).toBe("groupField");
    expect(refusal(by("constructor", { patient: "p" }, {}))).toBe("groupField");
    const some = by(
      "patient",
      { patient: "p" },
      {},
      { patient: { id: 1 } },
      { patient: "" },
      { patient: " " },
    );
    expect(some.ok && some.value.assignments.map(({ group }) => group)).toEqual([
      "group:p",
      ...Array(4).fill("group:own"),
    ]);
    expect(refusal(by("patient"))).toBeNull();
  });

  it("counts labels per split, how far their shares are from the whole, and warns", () => {
    const tasks: PlanTask[] = [
      ...Array.from({ length: 6 }, (_, i) => ({
        id: `a${i}`,
        contentHash: `a${i}`,
        groupKey: "big",
        labels: ["x"],
      })),
      { id: "b", contentHash: "b", labels: ["x", "y"] },
    ];
    const ratios = { train: 0.5, validation: 0, test: 0.5 };
    const result = planSplit(tasks, { seed: "u", ratios, method: "exact" });
    if (!result.ok) throw result.error;
    const { warnings, labels, divergence, counts, assignments } = result.value;
    expect(warnings).toContainEqual({
      code: "oversized-group",
      group: "group:big",
      tasks: 6,
      split: "train",
      quota: 3.5,
    });
    expect(warnings.some((warning) => warning.code === "empty-split" && warning.split === "validation")).toBe(
      false,
    );
    const [home, away] = [assignments[0]?.split ?? "train", assignments[6]?.split ?? "train"];
    expect(home).not.toBe(away);
    expect(warnings).toContainEqual({ code: "absent-label", split: home, label: "y" });
    expect(counts).toEqual({ train: 0, validation: 0, test: 0, [home]: 6, [away]: 1 });
    expect(labels.find((row) => row.label === "x" && row.split === away)).toMatchObject({
      count: 1,
      share: 0.5,
      wholeShare: 7 / 8,
    });
    expect(divergence[home]).toBeCloseTo(1 / 8, 12);
    expect(divergence[away]).toBeCloseTo(3 / 8, 12);
    expect(divergence.validation).toBeNull();
  });

  it("names near-duplicates as the reason where the groups that they join make a split miss its ratio", () => {
    const tasks = (cluster: (i: number) => number | null): PlanTask[] =>
      Array.from({ length: 100 }, (_, i) => ({
        ...{ id: `t${i}`, contentHash: `c${i}`, labels: ["x"], cluster: cluster(i) },
      }));
    const ratios = { train: 0.5, validation: 0, test: 0.5 };
    const warnings = (given: PlanTask[]) => {
      const result = planSplit(given, { seed: "u", ratios, method: "exact" });
      if (!result.ok) throw result.error;
      return result.value.warnings.filter(({ code }) => code !== "oversized-group");
    };
    expect(warnings(tasks((i) => (i < 70 ? 1 : null)))).toContainEqual({
      ...{ code: "joined-duplicates", tasks: 70, of: 100 },
    });
    expect(warnings(tasks((i) => (i < 40 ? i >> 1 : null)))).toEqual([]);
    const named = tasks(() => null).map((task, i) => (i < 70 ? { ...task, groupKey: "g" } : task));
    expect(warnings(named).map(({ code }) => code)).toEqual(["missed-ratio", "missed-ratio"]);
  });

  it("warns of an empty split, and refuses impossible ratios", () => {
    const one: PlanTask[] = [{ id: "1", contentHash: "1", labels: [] }];
    expect(planOf(one).warnings.filter(({ code }) => code === "empty-split")).toHaveLength(2);
    expect(planSplit(one, { seed: "s", ratios: { train: 0.5, validation: 0.2, test: 0.2 } }).ok).toBe(false);
  });
});

describe("the method of a plan", () => {
  const ratios = { train: 0.7, validation: 0.15, test: 0.15 };
  const tasksOf = (count: number): PlanTask[] =>
    Array.from({ length: count }, (_, i) => ({ id: `t${i}`, contentHash: `c${i}`, labels: [] }));
  const planned = (tasks: PlanTask[], plan: Partial<Parameters<typeof planSplit>[1]> = {}) => {
    const result = planSplit(tasks, { seed: "1", ratios, ...plan });
    if (!result.ok) throw result.error;
    return result.value;
  };

  it("is exact below 5,000 tasks and the stable hash from there on, unless it is named", () => {
    expect(planned(tasksOf(4_999))).toMatchObject({ method: "exact", algorithmVersion: "exact-1" });
    expect(planned(tasksOf(5_000))).toMatchObject({ method: "hash", algorithmVersion: "hash-2" });
    expect(planned(tasksOf(10), { method: "hash" }).method).toBe("hash");
    expect(planned(tasksOf(5_000), { method: "exact" }).counts).toEqual({
      train: 3500,
      validation: 750,
      test: 750,
    });
  });

  it("warns in figures where a split misses its ratio by more than two points and more than one task", () => {
    const hashed = planned(tasksOf(50), { method: "hash", seed: "1" });
    const missed = hashed.warnings.filter(({ code }) => code === "missed-ratio");
    for (const split of SPLITS) {
      const away = Math.abs(hashed.counts[split] - ratios[split] * 50);
      const warning = {
        code: "missed-ratio",
        split,
        tasks: hashed.counts[split],
        of: 50,
        wanted: ratios[split] * 50,
      };
      if (away > 1 && away > 0.02 * 50) expect(missed).toContainEqual(warning);
      else expect(missed.some((one) => "split" in one && one.split === split)).toBe(false);
    }
    expect(missed.length).toBeGreaterThan(0);
    expect(planned(tasksOf(50)).warnings).toEqual([]);
  });

  it("keeps what was released, tests for ever, and warns of groups that releases had torn apart", () => {
    const tasks = tasksOf(20).map((task, i) => ({ ...task, groupKey: i < 2 ? "g" : null }));
    const before = tasks.map(
      (task, i): PlanTask => ({
        ...task,
        released: i === 0 ? "train" : i === 1 ? "test" : i < 10 ? "train" : null,
      }),
    );
    const { assignments, warnings, counts } = planned(before);
    expect(assignments.slice(0, 2).map(({ split }) => split)).toEqual(["test", "test"]);
    expect(assignments.slice(2, 10).every(({ split }) => split === "train")).toBe(true);
    expect(warnings).toContainEqual({ code: "released-apart", groups: 1 });
    expect(counts).toEqual({ train: 14, validation: 3, test: 3 });
  });

  it("tells in figures how many tasks that were once in test are elsewhere now, by either method", () => {
    const tasks = tasksOf(10).map((task, i): PlanTask => ({ ...task, released: "train", wasTest: i < 3 }));
    expect(planned(tasks).warnings).toContainEqual({ code: "left-test", tasks: 3, of: 3 });
    const free = tasksOf(200).map((task, i): PlanTask => ({ ...task, wasTest: i < 100 }));
    const hashed = planned(free, { method: "hash" });
    const inTest = hashed.assignments.slice(0, 100).filter(({ split }) => split === "test").length;
    expect(hashed.warnings).toContainEqual({ code: "left-test", tasks: 100 - inTest, of: 100 });
    const kept = tasksOf(10).map((task): PlanTask => ({ ...task, released: "test", wasTest: true }));
    expect(planned(kept).warnings.map(({ code }) => code)).not.toContain("left-test");
  });
});
