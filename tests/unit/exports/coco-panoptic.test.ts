import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { idPng } from "@/lib/formats/coco-panoptic/id-png";
import { cocoPanoptic } from "@/lib/formats/coco-panoptic/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import { control, schemaOf } from "../labels/build";
import { boxRegion, documentOf, headerOf, imageOf, itemOf, piecesOf } from "./build";

const schema = schemaOf(control("box", { multiple: true }), control("mask"));
const [widthPx, heightPx] = [8, 4];
const itemWith = (...regions: Region[]) =>
  itemOf(1, { images: [imageOf({ widthPx, heightPx })], labels: documentOf({ regions }) });
const losses = (item: FrozenItem) => cocoPanoptic.losses(headerOf(schema), item);

/** The numbers of pixels as panopticapi computes them from an image that another library has decoded. */
async function idsOf(png: Uint8Array): Promise<number[][]> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(3);
  return Array.from({ length: info.height }, (_, y) =>
    Array.from({ length: info.width }, (_, x) => {
      const at = 3 * (y * info.width + x);
      return (data[at] ?? 0) + 256 * (data[at + 1] ?? 0) + 65_536 * (data[at + 2] ?? 0);
    }),
  );
}

async function written(...items: FrozenItem[]) {
  const files = await piecesOf(cocoPanoptic, { header: headerOf(schema), items });
  const png = (path: string) =>
    Buffer.concat((files[path] ?? []).map((piece) => Buffer.from(piece, "base64")));
  return {
    paths: Object.keys(files),
    json: JSON.parse((files["annotations/panoptic_train.json"] ?? []).join("")),
    png,
  };
}

describe("an image", () => {
  it("has a segment for each region: the later one lies on top", async () => {
    const item = itemWith(boxRegion("r", "a", [0, 0, 4, 2]), boxRegion("s", "b", [2, 1, 6, 2]));
    const { json, png, paths } = await written(item);
    expect(paths).toEqual([
      "annotations/panoptic_train.json",
      "annotations/panoptic_train/a.png",
      "annotations/panoptic_validation.json",
      "annotations/panoptic_test.json",
    ]);
    const rows = (await idsOf(png("annotations/panoptic_train/a.png"))).map((row) => row.join(""));
    expect(rows).toEqual(["11110000", "11222222", "00222222", "00000000"]);
    expect(json.images).toEqual([{ id: 1, file_name: "a.png", width: 8, height: 4 }]);
    expect(json.annotations).toEqual([
      {
        image_id: 1,
        file_name: "a.png",
        segments_info: [
          { id: 1, category_id: 1, area: 6, bbox: [0, 0, 4, 2], iscrowd: 0 },
          { id: 2, category_id: 2, area: 12, bbox: [2, 1, 6, 2], iscrowd: 0 },
        ],
      },
    ]);
    expect(
      json.categories.map(({ id, name, isthing }: Record<string, unknown>) => [id, name, isthing]),
    ).toEqual([
      [1, "Box/the a", 1],
      [2, "Box/the b", 1],
      [3, "Mask/the a", 1],
    ]);
    expect(losses(item)).toEqual({ coveredRegions: 1 });
  });

  it("has no segment for what is hidden whole, and one for a region with several labels; both are counted", async () => {
    const item = itemWith(boxRegion("r", "a", [1, 1, 1, 1]), boxRegion("s", ["b", "a"], [0, 0, 8, 4]));
    const { json } = await written(item);
    expect(json.annotations[0].segments_info).toEqual([
      { id: 2, category_id: 2, area: 32, bbox: [0, 0, 8, 4], iscrowd: 0 },
    ]);
    expect(losses(item)).toEqual({ coveredRegions: 1, furtherLabels: 1 });
  });

  it("without regions is void, and images that differ in their ending have files of their own", async () => {
    const other = itemOf(2, {
      images: [imageOf({ widthPx, heightPx, file: "a.jpg", sha256: "b".repeat(64) })],
      labels: documentOf({}),
    });
    const { json, png, paths } = await written(itemWith(), other);
    expect(paths.filter((path) => path.endsWith(".png"))).toEqual([
      "annotations/panoptic_train/a.png",
      "annotations/panoptic_train/a-bbbbbbbb.png",
    ]);
    expect(json.annotations.map(({ file_name }: { file_name: string }) => file_name)).toEqual([
      "a.png",
      "a-bbbbbbbb.png",
    ]);
    expect((await idsOf(png("annotations/panoptic_train/a.png"))).flat().every((id) => id === 0)).toBe(true);
    expect(losses(other)).toEqual({});
  });
});

it("numbers of three bytes are read back by another decoder, whatever they are", async () => {
  const id = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 24 - 1 }));
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.array(id, { minLength: 6, maxLength: 30 }),
      async (width, ids) => {
        const height = Math.floor(ids.length / width);
        const data = Uint32Array.from(ids.slice(0, width * height));
        const png = Buffer.concat([...idPng({ width, height, data })]);
        expect((await idsOf(png)).flat()).toEqual([...data]);
      },
    ),
    { numRuns: 60 },
  );
});

it("a release without areas, or with every annotation, is refused with what to choose instead", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = cocoPanoptic.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(headerOf(schema))).toBeNull();
  expect(refusal(headerOf(schemaOf(control("keypoint"))))).toMatch(
    /^COCO panoptic holds areas, .* Choose JSONL/,
  );
  expect(refusal(headerOf(schema, { perAnnotator: true }))).toMatch(/agreed labels/);
});
