import { crc32, inflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { classNumbers } from "@/lib/exports/class-numbers";
import { deflateRuns } from "@/lib/formats/masks/deflate-runs";
import { indexedPng } from "@/lib/formats/masks/indexed-png";
import { colorOf, masks } from "@/lib/formats/masks/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { Shape } from "@/lib/kinds";
import { crc32 as ourCrc32 } from "@/lib/zip/crc32";
import { control, labels, schemaOf } from "../labels/build";
import { boxRegion, documentOf, filesOf, headerOf, imageOf, itemOf, piecesOf } from "./build";

const schema = schemaOf(control("box"), control("polygon"), control("mask"));
const [widthPx, heightPx] = [8, 4];
const itemWith = (...regions: Region[]) =>
  itemOf(1, { images: [imageOf({ widthPx, heightPx })], labels: documentOf({ regions }) });
const losses = (item: FrozenItem) => masks.losses(headerOf(schema), item);

/** Chunks by type, their checksums held against zlib's. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const [type, data] = [png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length)];
    const sum = (crc32 ?? ourCrc32)(png.subarray(at + 4, at + 8 + length));
    expect(png.readUInt32BE(at + 8 + length)).toBe(sum);
    chunks.set(type, data);
    at += length + 12;
  }
  return chunks;
}

/** The places in the palette, row by row: every row is the difference from the one above. */
function indicesOf(png: Buffer): number[][] {
  const chunks = chunksOf(png);
  const header = chunks.get("IHDR") ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  expect([...header.subarray(8)]).toEqual([8, 3, 0, 0, 0]);
  const raw = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
  const rows: number[][] = [];
  for (let row = 0; row < height; row++) {
    const at = row * (width + 1);
    expect(raw[at]).toBe(2);
    rows.push(
      Array.from({ length: width }, (_, x) => ((raw[at + 1 + x] ?? 0) + (rows.at(-1)?.[x] ?? 0)) & 255),
    );
  }
  return rows;
}

const maskOf = async (item: FrozenItem) => {
  const pieces = await piecesOf(masks, { header: headerOf(schema), items: [item] });
  const png = Buffer.concat((pieces["masks/train/a.png"] ?? []).map((piece) => Buffer.from(piece, "base64")));
  return indicesOf(png).map((row) => row.join(""));
};

describe("the mask of an image", () => {
  it("has the class number of the region that a pixel's centre lies in, 0 where there is none", async () => {
    // The classes: box a 1, b 2; polygon a 3, b 4; mask a 5.
    const triangle: Shape = {
      kind: "polygon",
      points: [
        [4, 0],
        [8, 0],
        [8, 4],
      ],
    };
    const pixel: Shape = { kind: "mask", size: [4, 8], counts: [3, 1, 28] };
    const item = itemWith(
      boxRegion("r", "b", [0.4, 0.4, 2, 2]),
      { id: "p", control: "polygon", labels: ["a"], shape: triangle },
      { id: "m", control: "mask", labels: ["a"], shape: pixel },
    );
    expect(await maskOf(item)).toEqual(["22003333", "22000333", "00000033", "50000003"]);
    expect(losses(item)).toEqual({ objects: 3 });
  });

  it("has the later region on top, and holes stay holes", async () => {
    const square = (x: number, y: number, side: number): [number, number][] => [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ];
    const ring: Shape = { kind: "polygon", points: square(0, 0, 4), holes: [square(1, 1, 2)] };
    const item = itemWith(boxRegion("r", "a", [0, 0, 8, 2]), {
      id: "p",
      control: "polygon",
      labels: ["b"],
      shape: ring,
    });
    expect(await maskOf(item)).toEqual(["44441111", "41141111", "40040000", "44440000"]);
  });

  it("is of zeros where there are no regions", async () => {
    expect(await maskOf(itemWith())).toEqual(["00000000", "00000000", "00000000", "00000000"]);
  });
});

describe("the archive", () => {
  it("says the names and colours of the numbers, which labels keep for the life of the project", async () => {
    const of = (...names: string[]) => schemaOf(control("mask", { labels: labels(...names) }));
    const header = headerOf(of("b", "c"), { classNumbers: classNumbers([of("a", "b"), of("b", "c")]) });
    const files = await filesOf(masks, { header, items: [] });
    expect(JSON.parse(files["palette.json"] ?? "")).toEqual([
      { number: 0, name: "background", color: [0, 0, 0] },
      { number: 2, name: "the b", color: [0, 128, 0] },
      { number: 3, name: "the c", color: [128, 128, 0] },
    ]);
    // As in the development kit of PASCAL VOC: aeroplane, person, tv monitor, and its void.
    expect([1, 15, 20, 255].map(colorOf)).toEqual([
      [128, 0, 0],
      [192, 128, 128],
      [0, 64, 128],
      [224, 224, 192],
    ]);
  });

  it("has a mask beside each image under its name, told apart where images differ only in their ending", async () => {
    const items = ["a.jpg", "a.png", "set/b.png"].map((file, i) =>
      itemOf(i + 1, {
        split: i < 2 ? "validation" : "test",
        images: [imageOf({ file, sha256: "b".repeat(64), widthPx, heightPx })],
        labels: documentOf({}),
      }),
    );
    const files = Object.keys(await piecesOf(masks, { header: headerOf(schema), items }));
    expect(files).toEqual([
      "palette.json",
      "masks/validation/a.png",
      "masks/validation/a-bbbbbbbb.png",
      "masks/test/set/b.png",
    ]);
    const pathOf = masks.imagePaths?.(headerOf(schema));
    expect(items.map((item) => item.images[0] && pathOf?.(item.images[0], item.split, item))).toEqual([
      "images/validation/a.jpg",
      "images/validation/a-bbbbbbbb.png",
      "images/test/set/b.png",
    ]);
  });
});

describe("PNG", () => {
  it("is read by another reader in the colours of its palette", async () => {
    const data = Uint8Array.from({ length: 300 * 40 }, (_, i) => (i % 300 < 270 ? 1 : 2));
    const png = Buffer.concat([
      ...indexedPng({ width: 300, height: 40, data }, [colorOf(0), colorOf(1), colorOf(2)]),
    ]);
    const read = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([read.info.width, read.info.height, read.info.channels]).toEqual([300, 40, 3]);
    expect([...read.data.subarray(269 * 3, 271 * 3)]).toEqual([128, 0, 0, 0, 128, 0]);
    expect([...read.data.subarray(-3)]).toEqual([0, 128, 0]);
    // Two runs a row, then no change from row to row.
    expect(png.length).toBeLessThan(400);
  });

  it("holds every image as it was", () => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.integer({ min: 1, max: 255 }),
        fc.infiniteStream(fc.nat(255)),
        (width, height, most, values) => {
          const data = Uint8Array.from([...values.take(width * height)].map((value) => value % (most + 1)));
          const palette = Array.from({ length: most + 1 }, (_, i) => colorOf(i));
          const rows = indicesOf(Buffer.concat([...indexedPng({ width, height, data }, palette)]));
          expect(rows.flat()).toEqual([...data]);
        },
      ),
    );
  });

  it("compresses runs of any length to what zlib makes bytes of again", () => {
    const run = fc.tuple(
      fc.nat(255),
      fc.oneof(fc.integer({ min: 1, max: 600 }), fc.constantFrom(1, 3, 4, 258, 259, 260, 261, 70_000)),
    );
    fc.assert(
      fc.property(fc.array(run, { maxLength: 30 }), (runs) => {
        const writer = deflateRuns();
        for (const [byte, count] of runs) writer.run(byte, count);
        const expected = Buffer.concat(runs.map(([byte, count]) => Buffer.alloc(count, byte)));
        expect(inflateSync(writer.end()).equals(expected)).toBe(true);
      }),
    );
  });
});

it("a release without areas, with too high numbers, or with every annotation, is refused with what to choose instead", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = masks.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(headerOf(schema))).toBeNull();
  expect(refusal(headerOf(schemaOf(control("keypoint"))))).toMatch(
    /^PNG masks hold areas, .* Choose JSONL or CSV/,
  );
  const many = (count: number) =>
    headerOf(
      schemaOf(control("mask", { labels: labels(...Array.from({ length: count }, (_, i) => `l${i}`)) })),
    );
  expect(refusal(many(254))).toBeNull();
  expect(refusal(many(255))).toMatch(/numbers up to 254, .* Choose COCO or JSONL/);
  expect(refusal(headerOf(schema, { perAnnotator: true }))).toMatch(/agreed labels/);
});
