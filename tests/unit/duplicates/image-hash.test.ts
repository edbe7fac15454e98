import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { distance, HASH_WORDS, HASHED_PX, imageHash, writeHash } from "@/lib/duplicates/image-hash";
import { distanceFor } from "@/lib/duplicates/link-images";
import { IMAGE_SIMILARITY } from "@/lib/duplicates/similarities";
import { hashImage } from "@/lib/server/duplicates/hash-image";
import { scene } from "../../support/scene";

const MOST = distanceFor(IMAGE_SIMILARITY.default);

function bitsApart(a: string, b: string): number {
  const hashes = new Uint32Array(2 * HASH_WORDS);
  writeHash(a, hashes, 0);
  writeHash(b, hashes, 1);
  return distance(hashes, 0, 1);
}

async function hashed(image: Buffer): Promise<string> {
  const hash = await hashImage(image);
  if (hash === null) throw new Error("the image has no structure");
  return hash;
}

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const CHANGES: Record<string, (image: Buffer) => Promise<Buffer>> = {
  "made smaller": (image) => sharp(image).resize(150).toBuffer(),
  "made larger": (image) => sharp(image).resize(900).toBuffer(),
  "compressed hard": (image) => sharp(image).jpeg({ quality: 25 }).toBuffer(),
  "made brighter": (image) => sharp(image).linear(1, 25).toBuffer(),
  "given less contrast": (image) => sharp(image).linear(0.7, 30).toBuffer(),
  "of another gamma": (image) => sharp(image).gamma(1.4).toBuffer(),
  blurred: (image) => sharp(image).blur(1.5).toBuffer(),
  "cropped by one hundredth on each side": (image) =>
    sharp(image).extract({ left: 3, top: 2, width: 314, height: 236 }).toBuffer(),
  "with a small mark in a corner": (image) =>
    sharp(image)
      .composite([
        {
          input: { create: { width: 24, height: 10, channels: 3, background: "#fff" } },
          left: 290,
          top: 222,
        },
      ])
      .toBuffer(),
};

describe("the hash of an image", () => {
  it.each(Object.keys(CHANGES))("is near that of the same image %s", async (name) => {
    for (const seed of SEEDS) {
      const image = await scene(seed);
      const changed = await CHANGES[name]?.(image);
      expect(
        bitsApart(await hashed(image), await hashed(changed as Buffer)),
        `scene ${seed}`,
      ).toBeLessThanOrEqual(MOST);
    }
  });

  it("is far from that of every other image", async () => {
    const hashes = await Promise.all(
      Array.from({ length: 60 }, async (_, seed) => hashed(await scene(seed + 100))),
    );
    for (let a = 0; a < hashes.length; a++)
      for (let b = 0; b < a; b++)
        expect(bitsApart(hashes[a] as string, hashes[b] as string)).toBeGreaterThan(2 * MOST);
  });

  it("is of the image as it is seen: what is see-through is white", async () => {
    const image = await scene(1);
    const round = await sharp(image).ensureAlpha(0.5).png().toBuffer();
    const onWhite = await sharp(round).flatten({ background: "#ffffff" }).png().toBuffer();
    expect(await hashImage(round)).toBe(await hashImage(onWhite));
  });

  it("has half of its bits set, and is the same in every process", () => {
    const grey = Uint8Array.from({ length: HASHED_PX ** 2 }, (_, i) => (i * i * 7 + (i % 64) * 13) % 256);
    const hash = imageHash(grey) as string;
    const ones = [...hash].reduce(
      (sum, digit) => sum + Number.parseInt(digit, 16).toString(2).replaceAll("0", "").length,
      0,
    );
    expect(ones).toBe(128);
    expect(hash).toBe("4015fffb4015ffff4015659f4015efff4015641540154c174015f7ff4015f5f5");
  });

  const plain = (background: string) =>
    sharp({ create: { width: 320, height: 240, channels: 3, background } })
      .png()
      .toBuffer();
  it.each(["#ffffff", "#000000", "#3366aa"])("is none of an image of %s alone", async (color) => {
    expect(await hashImage(await plain(color))).toBeNull();
    expect(
      await hashImage(
        await sharp(await plain(color))
          .jpeg({ quality: 40 })
          .toBuffer(),
      ),
    ).toBeNull();
  });

  it("is none of a gradient, which any other gradient would be like", async () => {
    const ramp = Uint8Array.from({ length: HASHED_PX ** 2 }, (_, i) => 3 * (i % HASHED_PX));
    expect(imageHash(ramp)).toBeNull();
  });
});
