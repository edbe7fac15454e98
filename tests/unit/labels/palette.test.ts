/** The colours of labels as the style sheet has them, and what stands in for a colour when all are given out. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chainLook, colorRepeats, dashOf, labelColors, lineImage, PALETTE_SLOTS } from "@/lib/labels/color";
import { LabelColor } from "@/lib/labels/parts";
import { contrast, difference, labOf } from "@/tests/support/color-difference";
import { control, labels, schemaOf } from "./build";

/** Of each block of the sheet that sets colours: name → value. */
const THEMES = [...readFileSync("app/globals.css", "utf8").matchAll(/\{([^{}]*--l1:[^{}]*)\}/g)].map(
  ([, block = ""]) =>
    new Map(
      [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]),
    ),
);
const [light, dark, system] = THEMES;

it("the measure of difference gives the published figures", () => {
  // Pairs 1, 7 and 17 of Sharma, Wu and Dalal's test data.
  expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(difference([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4);
  expect(difference([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
});

describe.each([
  ["light", light],
  ["dark", dark],
])("in the %s theme", (_name, theme) => {
  const slots = PALETTE_SLOTS.map((slot) => [slot, theme?.get(slot) ?? ""] as const);

  it("every slot can be read as text on the grounds it stands on", () => {
    for (const ground of ["bg", "surface", "surface-2"])
      for (const [slot, hex] of slots)
        expect(contrast(hex, theme?.get(ground) ?? ""), `${slot} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it("no two slots are closer than the closest of the first eight, which 13 sets apart", () => {
    for (const [i, [slot, hex]] of slots.entries())
      for (const [other, otherHex] of slots.slice(0, i))
        expect(difference(labOf(hex), labOf(otherHex)), `${slot} and ${other}`).toBeGreaterThan(12.9);
  });
});

it("the theme of the system is the dark one, and the first eight slots are what they were", () => {
  expect([...(system ?? [])]).toEqual([...(dark ?? [])]);
  const first = "#0a6fb3 #b84a05 #007a59 #a8487f #7d6200 #5a4fb5 #a02c3a #56606b";
  expect(PALETTE_SLOTS.slice(0, 8).map((slot) => light?.get(slot))).toEqual(first.split(" "));
});

it("the ground behind pictures belongs to no theme", () => {
  expect(THEMES.map((theme) => theme.get("paper"))).toEqual(["#ffffff", undefined, undefined]);
});

it("a label may name any slot, and none beyond", () => {
  for (const slot of PALETTE_SLOTS) expect(LabelColor.safeParse(slot).success).toBe(true);
  for (const none of ["l0", "l21", "l01", "l200"]) expect(LabelColor.safeParse(none).success).toBe(false);
});

it("two labels of a schema never look the same: what shares a colour has a line of its own", () => {
  const many = labels(...Array.from({ length: 65 }, (_, i) => `n${i}`));
  const pinned = [
    { id: "a", name: "A", color: "#12ABEF" },
    { id: "b", name: "B", color: "#12abef" },
  ];
  const colors = labelColors(schemaOf(control("box", { labels: [...many, ...pinned] })));
  const repeats = colorRepeats(colors);
  const looks = [...colors].map(([target, color]) => lineImage(color, repeats.get(target) ?? 0));
  expect(new Set(looks).size).toBe(67);
  expect(repeats.get("box/n8")).toBeUndefined();
  expect(repeats.get("box/n20")).toBe(1);
  expect(dashOf(0)).toEqual([]);
  expect(dashOf(2)).toEqual([8, 4, 2, 4, 2, 4]);
});

it("no two of a hundred chains look the same, and the first twenty have colours of their own", () => {
  const looks = Array.from({ length: 100 }, (_, i) => chainLook(i + 1));
  expect(new Set(looks.map(({ color, repeat }) => lineImage(color, repeat))).size).toBe(100);
  expect(looks.slice(0, 20).every(({ repeat }) => repeat === 0)).toBe(true);
});
