import { describe, expect, it } from "vitest";
import { coco } from "@/lib/formats/coco/read";
import { ListCutter } from "@/lib/formats/json/list-cutter";
import type { SourceRow } from "@/lib/formats/reader";

/** The bytes in pieces of some length, which cut texts and characters anywhere. */
async function* pieces(text: string, length: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.byteLength; at += length) yield bytes.subarray(at, at + length);
}

const itemsOf = (text: string, length: number) => {
  const cutter = new ListCutter();
  const items = [];
  for (let at = 0; at < text.length; at += length) items.push(...cutter.take(text.slice(at, at + length)));
  return items.map(({ list, text: item }) => [list, JSON.parse(item)]);
};

describe("the items of the lists in an object", () => {
  it("are the same wherever the pieces of the text end", () => {
    const value = {
      'a "name": [1, {2': { list: [1, 2], "]": "}" },
      images: [{ id: 1, file_name: 'a\\"],[.png' }, [], [[3], { b: [4, "5,6"] }], "x, y", -1.5e3, null],
      none: [],
      last: [true],
    };
    const wanted = Object.entries(value).flatMap(([list, items]) =>
      Array.isArray(items) ? items.map((item) => [list, item]) : [],
    );
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)])
      for (const length of [1, 2, 3, 7, 1000]) expect(itemsOf(text, length)).toEqual(wanted);
  });
});

async function rowsOf(source: AsyncIterable<Uint8Array>): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const group of coco.rows(source, {})) rows.push(...group);
  return rows;
}

describe("the outline of a COCO file", () => {
  const images = Array.from({ length: 300 }, (_, i) => ({ id: `i${i}`, file_name: `ä ${i}.png` }));
  const annotations = Array.from({ length: 900 }, (_, i) => ({
    ...{ segmentation: [], bbox: [1, 2, 3, 4], attributes: { seen: "yes" } },
    ...{ id: i, image_id: `i${(7 * i) % 300}`, category_id: 1 },
  }));
  const categories = [{ id: 1, name: "cat" }];
  const info = { description: 'Lists [such as "images": [1]]' };

  it.each([
    ["categories behind everything", { info, images, annotations, categories }],
    ["annotations before the images", { annotations, categories, images }],
  ])("has the first rows as the whole has them, with %s", async (_, file) => {
    const text = JSON.stringify(file, null, 1);
    const shown = await rowsOf(coco.outline?.of(pieces(text, 1_001)) ?? pieces("", 1));
    expect(shown).toHaveLength(200);
    // Shapes that wait for the size of their image are functions.
    expect(JSON.stringify(shown)).toBe(JSON.stringify((await rowsOf(pieces(text, 1_001))).slice(0, 200)));
  });
});
