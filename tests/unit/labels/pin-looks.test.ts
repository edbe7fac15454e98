import fc from "fast-check";
import { expect, it } from "vitest";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { labelColors } from "@/lib/labels/color";
import { assignHotkeys } from "@/lib/labels/hotkeys";
import { pinLooks } from "@/lib/labels/pin-looks";
import { hasLabels, type Label, type LabelSchema } from "@/lib/labels/schema";
import { control, labels, schemaOf } from "./build";

const labelsOf = (schema: LabelSchema): Label[] =>
  schema.controls.flatMap((one) => (hasLabels(one) ? one.labels : []));
const looks = (schema: LabelSchema) =>
  Object.fromEntries(labelsOf(schema).map(({ id, hotkey, color }) => [id, [hotkey, color]]));
const choice = (...list: Label[]) => control("choice", { labels: list });
const box = (...ids: string[]) => control("box", { labels: labels(...ids) });

it("writes down the keys and colours as they are seen, and changes nothing that is seen", () => {
  const schema = schemaOf(choice(...labels("a", "b", "c")), box("d", "e"));
  const pinned = pinLooks(schema);
  expect(looks(pinned)).toEqual({
    a: ["1", "l1"],
    b: ["2", "l2"],
    c: ["3", "l3"],
    d: ["4", "l4"],
    e: ["5", "l5"],
  });
  expect(assignHotkeys(pinned).byLabel).toEqual(assignHotkeys(schema).byLabel);
  expect(labelColors(pinned)).toEqual(labelColors(schema));
  expect(pinLooks(pinned)).toEqual(pinned);
});

it("a label added in the middle, moved or removed changes no other", () => {
  const before = pinLooks(schemaOf(choice(...labels("a", "b", "c")), box("d", "e")));
  const open = (...ids: string[]) => schemaOf(choice(...labels(...ids)), box("d", "e"));
  const { d, e, ...rest } = looks(before);
  expect(looks(pinLooks(open("c", "new", "a", "b"), before))).toEqual({
    ...{ ...rest, d, e },
    new: ["6", "l6"],
  });
  expect(looks(pinLooks(open("a", "c"), before))).toEqual({ a: rest.a, c: rest.c, d, e });
  // The key of the one that is gone is free again for the next.
  const gone = pinLooks(open("a", "c"), before);
  expect(looks(pinLooks(open("a", "c", "new"), gone)).new).toEqual(["2", "l2"]);
});

it("a key that is given to another label is taken from the one that had it, and from no other", () => {
  const before = pinLooks(schemaOf(choice(...labels("a", "b", "c"))));
  const after = schemaOf(choice({ id: "a", name: "A", hotkey: "3" }, ...labels("b", "c")));
  expect(looks(pinLooks(after, before))).toEqual({ a: ["3", "l1"], b: ["2", "l2"], c: ["1", "l3"] });
});

it("a version from before keys were written down is taken as it was seen", () => {
  const old = schemaOf(choice(...labels("a", "b", "c")));
  expect(looks(pinLooks(schemaOf(choice(...labels("b", "c"))), old))).toEqual({
    b: ["2", "l2"],
    c: ["3", "l3"],
  });
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
      const pinned = pinLooks(after, before);
      expect(checkLabelSchema(pinned).ok).toBe(true);
      const keys = labelsOf(pinned).flatMap(({ hotkey }) => hotkey ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      for (const label of labelsOf(after))
        if (label.hotkey) expect(looks(pinned)[label.id]?.[0]).toBe(label.hotkey);
    }),
  );
});
