import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupTasks } from "@/lib/split/group-tasks";
import { joinDuplicates } from "@/lib/split/join-duplicates";
import { type PlanTask, planSplit, type SplitPlan } from "@/lib/split/plan-split";
import type { Split } from "@/lib/split/ratios";

type Given = Partial<PlanTask> & { id: string };
const task = ({ id, ...more }: Given): PlanTask => ({ id, contentHash: `h${id}`, labels: [], ...more });

function keysOf(given: readonly Given[]): Record<string, string> {
  const tasks = given.map(task);
  const { keys, groupOf } = joinDuplicates(tasks, groupTasks(tasks));
  return Object.fromEntries(tasks.map(({ id }, i) => [id, keys[groupOf[i] as number] as string]));
}

describe("near-duplicates", () => {
  it("join whole groups, also those of a field and of equal contents", () => {
    const keys = keysOf([
      { id: "1", groupKey: "patient" },
      { id: "2", groupKey: "patient", cluster: 7 },
      { id: "3", cluster: 7 },
      { id: "4", contentHash: "h3" },
      { id: "5" },
    ]);
    expect(keys).toEqual({
      1: "group:patient",
      2: "group:patient",
      3: "group:patient",
      4: "group:patient",
      5: "content:h5",
    });
  });

  it("take the first key in order, whatever the order of the tasks", () => {
    const given: Given[] = [
      { id: "b", cluster: 1 },
      { id: "a", cluster: 1 },
      { id: "c", cluster: 1 },
    ];
    for (const order of [given, [...given].reverse()])
      expect(new Set(Object.values(keysOf(order)))).toEqual(new Set(["content:ha"]));
  });

  it("take the key of the task that a release had in test, then in validation, then in train", () => {
    const given = (strictest: Split): Given[] => [
      { id: "a", cluster: 1, strictest: "train" },
      { id: "b", cluster: 1, strictest },
      { id: "c", groupKey: "g", cluster: 1 },
    ];
    expect(keysOf(given("test")).a).toBe("content:hb");
    expect(keysOf(given("validation")).c).toBe("content:hb");
    expect(keysOf(given("train")).c).toBe("content:ha");
  });

  it("leave groups of different frozen keys apart, and tell of them", () => {
    const tasks = [
      task({ id: "1", cluster: 1, frozenKey: "content:h1" }),
      task({ id: "2", cluster: 1, frozenKey: "content:h2" }),
      task({ id: "3", cluster: 1 }),
    ];
    const { keys, groupOf, merged } = joinDuplicates(tasks, groupTasks(tasks));
    expect([...groupOf].map((group) => keys[group])).toEqual(["content:h1", "content:h2", "content:h1"]);
    expect(merged).toEqual([{ keys: ["content:h1", "content:h2"], chosen: "content:h1", frozen: true }]);
  });

  it("tell of named groups that come together", () => {
    const tasks = [
      task({ id: "1", groupKey: "x", cluster: 1 }),
      task({ id: "2", groupKey: "y", cluster: 1 }),
    ];
    expect(joinDuplicates(tasks, groupTasks(tasks)).merged).toEqual([
      { keys: ["group:x", "group:y"], chosen: "group:x", frozen: false },
    ]);
  });

  it("change nothing where there are none", () => {
    const tasks = [task({ id: "1", groupKey: "x" }), task({ id: "2" })];
    const grouping = groupTasks(tasks);
    expect(joinDuplicates(tasks, grouping)).toBe(grouping);
  });
});

const RATIOS = { train: 0.6, validation: 0.2, test: 0.2 };
const planOf = (method: SplitPlan["method"]): SplitPlan => ({ seed: "s", ratios: RATIOS, method });
function splitsOf(tasks: readonly PlanTask[], method: SplitPlan["method"]): Map<string, Split> {
  const planned = planSplit(tasks, planOf(method));
  if (!planned.ok) throw planned.error;
  return new Map(
    planned.value.assignments.flatMap(({ task: id, split }) =>
      split === null ? [] : [[id, split] as const],
    ),
  );
}

describe("a split with links found after the last release", () => {
  const clusters = fc.array(fc.option(fc.nat(8), { nil: null }), { minLength: 2, maxLength: 60 });

  it.each(["exact", "balanced", "hash"] as const)(
    "of the method %s divides no near-duplicates and moves nothing out of test",
    (method) => {
      fc.assert(
        fc.property(clusters, (found) => {
          const before = found.map((_, i) => task({ id: `${i}`, labels: [i % 3 === 0 ? "a" : "b"] }));
          const first = splitsOf(before, method);
          const after = before.map((one, i) => ({
            ...one,
            cluster: found[i] ?? null,
            released: first.get(one.id) ?? null,
            wasTest: first.get(one.id) === "test",
            strictest: first.get(one.id) ?? null,
          }));
          const second = splitsOf(after, method);
          const held = new Map<number, Split>();
          for (const { id, cluster } of after) {
            const split = second.get(id) as Split;
            if (first.get(id) === "test") expect(split).toBe("test");
            if (cluster === null) continue;
            expect(held.get(cluster) ?? split).toBe(split);
            held.set(cluster, split);
          }
        }),
      );
    },
  );
});
