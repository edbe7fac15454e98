import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { HEAD_BYTES, needsForm } from "@/lib/images/needs-form";
import { deepGrey } from "../../support/deep-images";

const plain = () => sharp({ create: { width: 40, height: 30, channels: 3, background: "#c81e1e" } });
const deep = () => deepGrey({ width: 40, height: 30, levelAt: (x) => 100 * x });
const files = {
  "a PNG": [() => plain().png().toBuffer(), false],
  "a JPEG": [() => plain().jpeg().toBuffer(), false],
  "a progressive JPEG": [() => plain().jpeg({ progressive: true }).toBuffer(), false],
  "a JPEG of grey": [() => plain().greyscale().jpeg().toBuffer(), false],
  "a JPEG with a profile": [() => plain().withIccProfile("p3").jpeg().toBuffer(), false],
  "a WebP": [() => plain().webp().toBuffer(), false],
  "a PNG of 16 bits": [() => deep().png().toBuffer(), true],
  "a TIFF": [() => plain().tiff().toBuffer(), true],
  "a JPEG of CMYK": [() => plain().toColourspace("cmyk").jpeg().toBuffer(), true],
} satisfies Record<string, [() => Promise<Buffer>, boolean]>;

describe("by its first bytes", () => {
  for (const [name, [make, expected]] of Object.entries(files))
    it(`${name} ${expected ? "needs" : "does not need"} a form for browsers`, async () => {
      expect(needsForm((await make()).subarray(0, HEAD_BYTES))).toBe(expected);
    });

  it("an image is looked at where they do not tell", async () => {
    const jpeg = await plain().jpeg().toBuffer();
    expect(needsForm(jpeg.subarray(0, 30))).toBe(true);
    expect(needsForm(new Uint8Array(0))).toBe(false);
  });
});
