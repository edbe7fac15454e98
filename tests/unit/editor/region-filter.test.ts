/** Filters of regions: what each form finds, and what is said of text that is none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { parseFilter } from "@/lib/editor/region-filter";
import type { LabelSchema } from "@/lib/labels/schema";

const SCHEMA = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    {
      id: "objects",
      kind: "box",
      name: "Objects",
      input: "image",
      labels: [
        { id: "car", name: "Personal car" },
        { id: "ship", name: "Ship" },
      ],
    },
    {
      id: "hidden-part",
      kind: "choice",
      name: "Occlusion",
      per: "region",
      labels: [
        { id: "none", name: "Fully seen" },
        { id: "some", name: "Partly hidden" },
      ],
    },
    { id: "people", kind: "number", name: "People on it", per: "region" },
  ],
} as unknown as LabelSchema;

const box = (
  id: string,
  label: string,
  width: number,
  height: number,
  more: Partial<Region> = {},
): Region => ({
  id,
  control: "objects",
  labels: [label],
  shape: { kind: "box", x: 10, y: 20, width, height, rotation: 0 },
  ...more,
});
const REGIONS = [
  box("a", "car", 10, 10),
  box("b", "car", 40, 10, {
    origin: "prediction",
    source: { prediction: "p", region: "x", model: "yolo", score: 0.4 },
  }),
  box("c", "ship", 100, 50, { attributes: { "hidden-part": "some", people: 12 }, group: "g1" }),
  box("d", "ship", 8, 4, { attributes: { "hidden-part": "none" } }),
];

function found(text: string): string {
  const filter = parseFilter(text, SCHEMA);
  if (!filter.ok) return `${filter.fault} at ${filter.at}: ${filter.found}`;
  const context = { schema: SCHEMA, hidden: new Set(["a"]), locked: new Set(["b"]) };
  return REGIONS.filter((region) => filter.matches(region, context))
    .map(({ id }) => id)
    .join("");
}

describe("a filter of regions", () => {
  it.each([
    ["", "abcd"],
    ["   ", "abcd"],
    ["car", "ab"],
    ["PERSONAL", "ab"],
    ["label = car", "ab"],
    ['label = "Personal car"', "ab"],
    ["label != car", "cd"],
    ["label ~ shi", "cd"],
    ["label !~ shi", "ab"],
    ["width < 20", "ad"],
    ["width < 20 px", "ad"],
    ["width<20px", "ad"],
    ["label = car and width < 20 px", "a"],
    ["label = car or width >= 100", "abc"],
    ["car or ship and width > 50", "abc"],
    ["(car or ship) and width > 50", "c"],
    ["not car", "cd"],
    ["not (width > 9 and height > 9)", "d"],
    ["area = 32", "d"],
    ["area > 399 px²", "bc"],
    ["x = 10 and y = 20", "abcd"],
    ["score >= 40%", "b"],
    ["score >= 0,5", ""],
    // Where there is no score, it is neither high nor low.
    ["score < 1", "b"],
    ["not score < 1", "acd"],
    ["origin = manual", "acd"],
    ["model = YOLO", "b"],
    ["hidden", "a"],
    ["locked or grouped", "bc"],
    ["group = g1", "c"],
    ["kind = box", "abcd"],
    ["occlusion = some", "c"],
    ['Occlusion = "fully seen"', "d"],
    ["hidden-part ~ part", "c"],
    ["people > 10", "c"],
    ["people > 100", ""],
    ['"People on it" > 10', "c"],
    ['"hidden"', ""],
  ])("%s", (text, ids) => {
    expect(found(text)).toBe(ids);
  });

  it.each([
    ["width <", "unended at 7: "],
    ["width < wide", "needsNumber at 8: wide"],
    ["width ~ 2", "needsNumber at 8: 2"],
    ["colour = red", "unknownField at 0: colour"],
    ["label < car", "unexpected at 8: <"],
    ["(car", "unended at 4: "],
    ["car)", "unexpected at 3: )"],
    ["car ship", "unexpected at 4: ship"],
    ["and car", "unexpected at 4: car"],
    ["= 3", "unexpected at 0: ="],
    ['label = "car', 'unexpected at 7: "car'],
    ["occlusion > some", "needsNumber at 12: some"],
  ])("says what is wrong with %s", (text, said) => {
    expect(found(text)).toBe(said);
  });

  it("never fails on any text, however deep", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof found(text) === "string"));
    expect(found(`${"(".repeat(100_000)}car`)).toContain("unexpected");
    expect(found("not ".repeat(100_000))).toContain("unexpected");
  });
});
