import { expect, it } from "vitest";
import { toWarnings } from "@/lib/server/releases/split-warnings";
import { type PlanTask, planSplit } from "@/lib/split/plan-split";

const ratios = { train: 0.8, validation: 0.1, test: 0.1 };
function warningsOf(tasks: Omit<PlanTask, "id">[], codes: string[]) {
  const named = tasks.map((task, i) => ({ id: `t${i}`, ...task }));
  const planned = planSplit(named, { seed: "1", ratios });
  if (!planned.ok) throw planned.error;
  return toWarnings(planned.value.warnings, (key) => key).filter(({ code }) => codes.includes(code));
}
const task = (contentHash: string, groupKey?: string) => ({ contentHash, groupKey, labels: [] });
const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

it("a group that is too large is called as its user called it, with both numbers", () => {
  const tasks = [...times(15, (i) => task(`a${i}`)), ...times(4, (i) => task(`n${i}`, "north"))];
  expect(warningsOf(tasks, ["oversized-group", "oversized-duplicates"])).toEqual([
    { code: "oversized-group", params: { group: "north", tasks: 4, split: "validation", quota: 2 } },
  ]);
});

it("tasks that are together because they hold the same have no group to name", () => {
  const tasks = [...times(15, (i) => task(`a${i}`)), ...times(4, () => task("same"))];
  expect(warningsOf(tasks, ["oversized-group", "oversized-duplicates"])).toEqual([
    { code: "oversized-duplicates", params: { tasks: 4, split: "validation", quota: 2 } },
  ]);
});

it("groups that hold the same data are one line with an example, however many they are", () => {
  const pairs = times(3, (i) => [task(`same${i}`, `left ${i}`), task(`same${i}`, `right ${i}`)]).flat();
  expect(warningsOf(pairs, ["merged-groups"])).toEqual([
    { code: "merged-groups", params: { count: 3, first: "left 0", second: "right 0" } },
  ]);
});

it("tasks without a group that follow one with the same data are one line with their number and an example", () => {
  const tasks = times(3, (i) => [task(`same${i}`), task(`same${i}`, `group ${i}`)]).flat();
  expect(warningsOf([...tasks, task("same0")], ["followed-group", "merged-groups"])).toEqual([
    { code: "followed-group", params: { tasks: 4, group: "group 0" } },
  ]);
});

it("says nothing where groups are alone with their data", () => {
  expect(
    warningsOf(
      times(40, (i) => task(`a${i}`, `g${i}`)),
      ["merged-groups", "followed-group", "oversized-group"],
    ),
  ).toEqual([]);
});
