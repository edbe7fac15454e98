import fc from "fast-check";
import { expect, it } from "vitest";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { labelColors } from "@/lib/labels/color";
import { assignHotkeys } from "@/lib/labels/hotkeys";
import { hasLabels, type Label, type LabelSchema } from "@/lib/labels/schema";
import { settledHotkeys } from "@/lib/labels/settled-hotkeys";
import { withStableStyles } from "@/lib/labels/with-stable-styles";
import { control, labels, schemaOf } from "./build";

const labelsOf = (schema: LabelSchema): Label[] =>
  schema.controls.flatMap((one) => (hasLabels(one) ? one.labels : []));
const styles = (schema: LabelSchema) =>
  Object.fromEntries(labelsOf(schema).map(({ id, hotkey, color }) => [id, [hotkey, color]]));
const choice = (...list: Label[]) => control("choice", { labels: list });
const box = (...ids: string[]) => control("box", { labels: labels(...ids) });

it("writes down the keys and colours as they are seen, and changes nothing that is seen", () => {
  const schema = schemaOf(choice(...labels("a", "b", "c")), box("d", "e"));
  const stable = withStableStyles(schema);
  expect(styles(stable)).toEqual({
    a: ["1", "l1"],
    b: ["2", "l2"],
    c: ["3", "l3"],
    d: ["4", "l4"],
    e: ["5", "l5"],
  });
  expect(assignHotkeys(stable).byLabel).toEqual(assignHotkeys(schema).byLabel);
  expect(labelColors(stable)).toEqual(labelColors(schema));
  expect(withStableStyles(stable)).toEqual(stable);
});

it("a label added in the middle, moved or removed changes no other", () => {
  const before = withStableStyles(schemaOf(choice(...labels("a", "b", "c")), box("d", "e")));
  const open = (...ids: string[]) => schemaOf(choice(...labels(...ids)), box("d", "e"));
  const { d, e, ...rest } = styles(before);
  expect(styles(withStableStyles(open("c", "new", "a", "b"), before))).toEqual({
    ...{ ...rest, d, e },
    new: ["6", "l6"],
  });
  expect(styles(withStableStyles(open("a", "c"), before))).toEqual({ a: rest.a, c: rest.c, d, e });
  // The key of the one that is gone is free again for the next.
  const gone = withStableStyles(open("a", "c"), before);
  expect(styles(withStableStyles(open("a", "c", "new"), gone)).new).toEqual(["2", "l2"]);
});

it("a key that is given to another label is taken from the one that had it, and from no other", () => {
  const before = withStableStyles(schemaOf(choice(...labels("a", "b", "c"))));
  const after = schemaOf(choice({ id: "a", name: "A", hotkey: "3" }, ...labels("b", "c")));
  expect(styles(withStableStyles(after, before))).toEqual({ a: ["3", "l1"], b: ["2", "l2"], c: ["1", "l3"] });
});

it("a version from before keys were written down is taken as it was seen", () => {
  const old = schemaOf(choice(...labels("a", "b", "c")));
  expect(styles(withStableStyles(schemaOf(choice(...labels("b", "c"))), old))).toEqual({
    b: ["2", "l2"],
    c: ["3", "l3"],
  });
});

const tree = (leavesOnly: boolean, ...list: [id: string, parent?: string][]) =>
  schemaOf(
    control("taxonomy", {
      leavesOnly,
      labels: list.map(([id, parent]) => ({ id, name: id, ...(parent && { parent }) })),
    }),
  );

it("a label that may no longer be chosen gives its key back, so that no other ever has the same", () => {
  const before = withStableStyles(tree(true, ["phones"], ["android", "phones"]));
  expect(styles(before).android?.[0]).toBe("1");
  const finer = withStableStyles(tree(true, ["phones"], ["android", "phones"], ["pixel", "android"]), before);
  expect([styles(finer).android?.[0], styles(finer).pixel?.[0]]).toEqual([undefined, "1"]);
  const free = withStableStyles(tree(false, ["phones"], ["android", "phones"], ["pixel", "android"]), finer);
  expect(labelsOf(free).map(({ hotkey }) => hotkey)).toEqual(["2", "3", "1"]);
  expect(checkLabelSchema(free).ok).toBe(true);
});

it("of two labels with one key the one keeps it that was given it now, else the first", () => {
  const keyed = (...keys: (string | undefined)[]) =>
    schemaOf(
      choice(...labels("a", "b", "c").map((label, i) => ({ ...label, ...(keys[i] && { hotkey: keys[i] }) }))),
    );
  const keysOf = (schema: LabelSchema) => labelsOf(schema).map(({ hotkey }) => hotkey);
  const before = keyed("1", "2", "3");
  expect(keysOf(settledHotkeys(keyed("1", "2", "1"), before))).toEqual([undefined, "2", "1"]);
  expect(keysOf(settledHotkeys(keyed("1", "1", undefined), keyed("1", "1", "3")))).toEqual([
    "1",
    undefined,
    undefined,
  ]);
  // Both were given now: that is for the manager to mend.
  expect(keysOf(settledHotkeys(keyed("9", "2", "9"), before))).toEqual(["9", "2", "9"]);
  expect(settledHotkeys(before, before)).toBe(before);
});

it("keeps any valid schema valid, with every key once", () => {
  const key = fc.option(fc.constantFrom(..."123qwed"), { nil: undefined });
  const many = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), key), {
    minLength: 1,
    maxLength: 34,
    selector: ([id]) => id,
  });
  const schemaFrom = (list: [number, string | undefined][]) =>
    schemaOf(
      choice(...list.map(([id, hotkey]) => ({ id: `l${id}`, name: `L ${id}`, ...(hotkey && { hotkey }) }))),
    );
  fc.assert(
    fc.property(many, many, (first, second) => {
      const [before, after] = [schemaFrom(first), schemaFrom(second)];
      if (!checkLabelSchema(before).ok || !checkLabelSchema(after).ok) return;
      const stable = withStableStyles(after, before);
      expect(checkLabelSchema(stable).ok).toBe(true);
      const keys = labelsOf(stable).flatMap(({ hotkey }) => hotkey ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      for (const label of labelsOf(after))
        if (label.hotkey) expect(styles(stable)[label.id]?.[0]).toBe(label.hotkey);
    }),
  );
});
