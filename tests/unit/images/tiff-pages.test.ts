import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { fileOfPage, pageName } from "@/lib/images/page-name";
import { tiffPages } from "@/lib/images/tiff-pages";
import { tiffOfPages } from "../../support/deep-images";

type Directory = { subfile?: number };

/** A TIFF of empty directories, by hand: TIFF 6.0 section 2, or BigTIFF. */
function tiffOf(
  directories: readonly Directory[],
  { isLittle = true, isBig = false, next = 0 } = {},
): Uint8Array {
  const [countBytes, entryBytes, offsetBytes] = isBig ? [8, 20, 8] : [2, 12, 4];
  const size = countBytes + entryBytes + offsetBytes;
  const header = isBig ? 16 : 8;
  const view = new DataView(new ArrayBuffer(header + size * directories.length));
  const offset = (at: number, value: number) =>
    isBig ? view.setBigUint64(at, BigInt(value), isLittle) : view.setUint32(at, value, isLittle);
  view.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  view.setUint16(2, isBig ? 43 : 42, isLittle);
  if (isBig) view.setUint16(4, 8, isLittle);
  offset(isBig ? 8 : 4, header);
  directories.forEach(({ subfile }, i) => {
    const at = header + i * size;
    if (isBig) view.setBigUint64(at, 1n, isLittle);
    else view.setUint16(at, 1, isLittle);
    view.setUint16(at + countBytes, subfile === undefined ? 256 : 254, isLittle);
    view.setUint32(at + countBytes + (isBig ? 12 : 8), subfile ?? 1, isLittle);
    const isLast = i === directories.length - 1;
    offset(at + countBytes + entryBytes, isLast ? next : header + (i + 1) * size);
  });
  return new Uint8Array(view.buffer);
}

describe("the pages of a TIFF", () => {
  it("are its directories, in either byte order and as BigTIFF", () => {
    for (const isLittle of [true, false])
      for (const isBig of [true, false])
        expect(tiffPages(tiffOf([{}, { subfile: 2 }, {}], { isLittle, isBig }))).toEqual([0, 1, 2]);
  });

  it("are found as libtiff writes them", async () => {
    expect(tiffPages(await tiffOfPages(["#ff0000", "#00ff00", "#0000ff"]))).toEqual([0, 1, 2]);
  });

  it("are not the smaller copies and masks of a page", async () => {
    expect(tiffPages(tiffOf([{}, { subfile: 1 }, { subfile: 4 }, {}]))).toEqual([0, 3]);
    const pyramid = await sharp({ create: { width: 900, height: 700, channels: 3, background: "#123456" } })
      .tiff({ tile: true, pyramid: true })
      .toBuffer();
    expect((await sharp(pyramid).metadata()).pages).toBeGreaterThan(1);
    expect(tiffPages(pyramid)).toEqual([0]);
  });

  it("are unknown where the file is cut off or leads in circles, and never make it hang", () => {
    const whole = tiffOf([{}, {}]);
    expect(tiffPages(whole.subarray(0, whole.length - 6))).toBeNull();
    expect(tiffPages(tiffOf([{}, {}], { next: 8 }))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        tiffPages(Uint8Array.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, ...bytes]));
      }),
    );
  });
});

it("a page is named after its file and its place, and as a file it keeps its ending", () => {
  expect(pageName("a/scan.tif", 2)).toBe("a/scan.tif#2");
  expect(pageName("a/scan.tif", undefined)).toBe("a/scan.tif");
  expect(fileOfPage("a/scan.tif#2")).toBe("a/scan-2.tif");
  expect(fileOfPage("a/photo#2.jpg")).toBe("a/photo#2.jpg");
});
