import fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { framesOfPng, isLosslessWebp, type StrippedKind, stripMetadata } from "@/lib/images/strip-metadata";

const WIDTH = 23;
const HEIGHT = 17;
/** Colours without order, so that any new compression shows. */
const noise = (seed: number): Sharp =>
  sharp(
    Buffer.from(
      Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => (Math.imul(i + seed, 2654435761) >>> 13) & 255),
    ),
    { raw: { width: WIDTH, height: HEIGHT, channels: 3 } },
  );
const CANARY = "CANARY of a place";
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- ${CANARY} --></x:xmpmeta>`;
const described = (image: Sharp) =>
  image
    .withIccProfile("p3")
    .withExif({ IFD0: { Copyright: CANARY, Orientation: "1" } })
    .withXmp(XMP);

const ENCODINGS: [string, StrippedKind, (image: Sharp) => Sharp][] = [
  ["a JPEG", "jpeg", (image) => image.jpeg({ quality: 80 })],
  ["a progressive JPEG", "jpeg", (image) => image.jpeg({ progressive: true })],
  ["a PNG", "png", (image) => image.png()],
  ["a PNG of 16 bits", "png", (image) => image.toColourspace("rgb16").png()],
  ["a PNG with a palette", "png", (image) => image.png({ palette: true })],
  ["a WebP", "webp", (image) => image.webp({ quality: 70 })],
  ["a lossless WebP", "webp", (image) => image.webp({ lossless: true })],
];
const pixels = (bytes: Uint8Array) => sharp(bytes).keepIccProfile().raw({ depth: "ushort" }).toBuffer();
const strip = (bytes: Uint8Array, kind: StrippedKind) => {
  const stripped = stripMetadata(bytes, kind);
  if (stripped === null) throw new Error("taken for malformed");
  return stripped;
};
const text = (value: string) => Buffer.from(value, "latin1");
const holdsCanary = (bytes: Uint8Array) => Buffer.from(bytes).includes("CANARY");

describe.each(ENCODINGS)("%s", (_, kind, encode) => {
  it("loses its metadata and not one bit of its pixels, depth and colour profile", async () => {
    const source = await encode(described(noise(1))).toBuffer();
    const before = await sharp(source).metadata();
    expect([before.exif, before.xmp, before.icc]).not.toContain(undefined);
    const stripped = strip(source, kind);
    const { exif, xmp, iptc, comments, icc, depth } = await sharp(stripped).metadata();
    expect([exif, xmp, iptc, comments]).toEqual([undefined, undefined, undefined, undefined]);
    expect({ icc, depth }).toEqual({ icc: before.icc, depth: before.depth });
    expect((await pixels(stripped)).equals(await pixels(source))).toBe(true);
    expect(holdsCanary(stripped)).toBe(false);
    expect(strip(stripped, kind)).toEqual(stripped);
  });

  it("without metadata comes out byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), async (seed) => {
        const source = await encode(noise(seed)).toBuffer();
        expect(Buffer.from(strip(source, kind)).equals(source)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it("loses what hangs behind its end", async () => {
    const source = await encode(noise(2)).toBuffer();
    expect(Buffer.from(strip(Buffer.concat([source, text(CANARY)]), kind)).equals(source)).toBe(true);
  });

  it("is malformed when it is cut off anywhere, and never throws", async () => {
    const source = await encode(described(noise(3))).toBuffer();
    for (let length = 0; length < source.length; length += 7)
      expect(stripMetadata(source.subarray(0, length), kind)).toBeNull();
    fc.assert(
      fc.property(fc.nat(source.length - 1), fc.nat(255), (at, value) => {
        const broken = Uint8Array.from(source);
        broken[at] = value;
        expect(stripMetadata(broken, kind)?.length ?? 0).toBeLessThanOrEqual(source.length);
      }),
    );
  });
});

describe("a JPEG of a camera", () => {
  const segment = (marker: number, content: Uint8Array) =>
    Buffer.concat([
      Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]),
      content,
    ]);
  it("loses comments, IPTC, previews and vendors' notes, also between its scans, and keeps Adobe's colours", async () => {
    const plain = await noise(4).jpeg({ progressive: true, quality: 80 }).toBuffer();
    const adobe = segment(0xee, text("Adobe\0\x64\0\0\0\0\x01"));
    const notes = [0xe1, 0xe2, 0xe5, 0xeb, 0xed, 0xee, 0xfe].map((marker) => segment(marker, text(CANARY)));
    const second = plain.indexOf(Buffer.from([0xff, 0xda]), plain.indexOf(Buffer.from([0xff, 0xda])) + 2);
    const at = plain.lastIndexOf(Buffer.from([0xff, 0xc4]), second);
    const source = Buffer.concat([
      plain.subarray(0, 2),
      ...notes,
      adobe,
      plain.subarray(2, at),
      ...notes,
      plain.subarray(at),
    ]);
    const expected = Buffer.concat([plain.subarray(0, 2), adobe, plain.subarray(2)]);
    expect(Buffer.from(strip(source, "jpeg")).equals(expected)).toBe(true);
  });
});

it("a PNG loses its texts and its time", async () => {
  const plain = await noise(5).png().toBuffer();
  const chunk = (type: string, content: string) => {
    const bytes = Buffer.concat([Buffer.alloc(4), text(type + content), Buffer.alloc(4)]);
    bytes.writeUInt32BE(content.length);
    return bytes;
  };
  const notes = ["tEXt", "zTXt", "iTXt", "tIME", "eXIf", "caBX"].map((type) => chunk(type, CANARY));
  const source = Buffer.concat([plain.subarray(0, 33), ...notes, plain.subarray(33)]);
  expect(Buffer.from(strip(source, "png")).equals(plain)).toBe(true);
});

it("tells a lossless WebP from one with loss", async () => {
  expect(isLosslessWebp(await noise(6).webp({ lossless: true }).toBuffer())).toBe(true);
  expect(isLosslessWebp(await described(noise(6)).webp({ lossless: true }).toBuffer())).toBe(true);
  expect(isLosslessWebp(await described(noise(6)).webp().toBuffer())).toBe(false);
  expect(isLosslessWebp(text("RIFF"))).toBe(false);
});

it("tells how many frames a PNG has", async () => {
  const plain = await noise(7).png().toBuffer();
  const control = Buffer.from("\0\0\0\x08acTL\0\0\0\x05\0\0\0\0\0\0\0\0", "latin1");
  expect(framesOfPng(plain)).toBe(1);
  expect(framesOfPng(Buffer.concat([plain.subarray(0, 33), control, plain.subarray(33)]))).toBe(5);
  expect(framesOfPng(text("no PNG"))).toBe(1);
});
