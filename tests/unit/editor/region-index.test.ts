import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { differenceOf } from "@/lib/editor/changed-regions";
import { apply, type Command } from "@/lib/editor/commands";
import { followRegions, indexRegions, type RegionIndex, regionIndex } from "@/lib/editor/region-index";
import { boxRegion } from "../../support/editor-driver";

const span = (id: string): Region => ({
  ...{ id, control: "parts", labels: ["a"] },
  shape: { kind: "span", parts: [{ start: 0, end: 1, text: "a" }] },
});
const side = fc.integer({ min: 1, max: 90 });
const place = fc.integer({ min: 0, max: 300 });
const box = fc.tuple(place, place, side, side);
type Box = [number, number, number, number];

const change = fc.oneof(
  fc.record({ type: fc.constant("insert" as const), box, at: fc.nat(60) }),
  fc.record({ type: fc.constant("remove" as const), at: fc.nat(60) }),
  fc.record({ type: fc.constant("update" as const), box, at: fc.nat(60) }),
  fc.record({ type: fc.constant("reorder" as const), at: fc.nat(60), to: fc.nat(60) }),
  fc.record({ type: fc.constant("text" as const), at: fc.nat(60) }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function commandOf(step: Change, regions: readonly Region[], id: string): Command {
  const index = step.at % (regions.length + 1);
  const target = regions[index]?.id ?? "none";
  const insert = (item: Region): Command => ({ type: "insert", regions: [{ item, index }], relations: [] });
  if (step.type === "text") return insert(span(id));
  if (step.type === "insert") return insert(boxRegion(id, ...(step.box as Box)));
  if (step.type === "remove") return { type: "remove", regions: [target], relations: [] };
  if (step.type === "reorder") return { type: "reorder", id: target, index: step.to % (regions.length + 1) };
  return { type: "update", id: target, changes: { shape: boxRegion(id, ...(step.box as Box)).shape } };
}

const answers = (index: RegionIndex) => ({
  at: [0, 40, 120, 290, 400].flatMap((x) =>
    [0, 60, 200, 310].map((y) => index.at([x, y], 3).map(({ id }) => id)),
  ),
  inside: index.inside({ x: 20, y: 20, width: 200, height: 150 }).map(({ id }) => id),
  some: index.meeting({ x: 50, y: 70, width: 60, height: 40 }).map(({ region }) => region.id),
  all: index.meeting({ x: -10, y: -10, width: 1000, height: 1000 }).map(({ region }) => region.id),
});

describe("the index of a changed list", () => {
  it("answers like one built anew, whatever was inserted, removed, changed or moved", () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 40 }), fc.array(change, { maxLength: 40 }), (boxes, steps) => {
        const regions = boxes.map((rect, i) => boxRegion(`first${i}`, ...rect));
        let document = { answers: {}, regions, relations: [] } as ReturnType<typeof apply>["document"];
        regionIndex(document.regions);
        for (const [i, step] of steps.entries()) {
          const before = document.regions;
          const second = steps[i + 1] ?? step;
          document = apply(document, commandOf(step, before, `later${i}`)).document;
          // Some steps are two commands, as of a tool that changes several regions at once.
          if (step.at % 3 === 0)
            document = apply(document, commandOf(second, document.regions, `with${i}`)).document;
          followRegions(before, document.regions);
          expect(answers(regionIndex(document.regions))).toEqual(answers(indexRegions(document.regions)));
        }
      }),
    );
  });

  it("of the list before is built anew when it is asked for again", () => {
    const before = [boxRegion("a", 0, 0, 10, 10)];
    const after = [...before, boxRegion("b", 0, 0, 10, 10)];
    regionIndex(before);
    followRegions(before, after);
    expect(regionIndex(before).at([5, 5], 0)).toEqual(before);
    expect(regionIndex(after).at([5, 5], 0)).toHaveLength(2);
  });

  it("keeps the order where one place is inserted at again and again", () => {
    let regions = [boxRegion("first", 0, 0, 10, 10), boxRegion("last", 0, 0, 10, 10)];
    regionIndex(regions);
    for (let i = 0; i < 80; i++) {
      const next = regions.toSpliced(1, 0, boxRegion(`r${i}`, 0, 0, 10, 10));
      followRegions(regions, next);
      regions = next;
    }
    const found = regionIndex(regions).meeting({ x: 0, y: 0, width: 1, height: 1 });
    expect(found.map(({ region }) => region)).toEqual(regions);
  });
});

describe("the difference of two lists", () => {
  it("turns the one into the other", () => {
    const region = fc.constantFrom(...Array.from({ length: 12 }, (_, i) => boxRegion(`${i}`, i, i, 1, 1)));
    const list = fc.uniqueArray(region, { selector: ({ id }) => id });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { gone, come } = differenceOf(before, after);
        const made = before.filter((one) => !gone.includes(one));
        for (const { region: one, place: at } of come) made.splice(at, 0, one);
        expect(made).toEqual(after);
      }),
    );
  });
});
