/**
 * The numbers that models of the SAM family are given and give, proved on a pair of models that the test writes itself and
 * that really runs. A wrong reading of the inputs still gives masks that look right, so what is checked is where they lie.
 */
import { beforeAll, describe, expect, it } from "vitest";
import type { Point } from "@/lib/core/geometry";
import type { Bitmap } from "@/lib/geometry/bitmap";
import type { Pixels } from "@/lib/vision/pixels";
import { scaledSize } from "@/lib/vision/segment/prepare";
import type { Click } from "@/lib/vision/segment/prompt";
import { makeSegmenter } from "@/lib/vision/segment/segmenter";
import type { Model, Tensor } from "@/lib/vision/segment/tensor";
import { tinyDecoder, tinyEncoder } from "../../support/tiny-segment-model";
import { type Color, pixelsOf } from "./pictures";

/** The part of the optional package that is used here. */
type Runtime = {
  env: { wasm: { numThreads: number } };
  InferenceSession: { create(model: Uint8Array): Promise<Session> };
  Tensor: new (type: string, data: Tensor["data"], dims: readonly number[]) => unknown;
};
type Session = {
  inputMetadata: readonly { name: string; type: string; shape: readonly (number | string)[] }[];
  run(feeds: Record<string, unknown>): Promise<Record<string, Tensor>>;
};
const PACKAGE = "onnxruntime-web";
const runtime = (await import(PACKAGE).catch(() => null)) as Runtime | null;

async function load({ InferenceSession, Tensor }: Runtime, bytes: Uint8Array): Promise<Model> {
  const session = await InferenceSession.create(bytes);
  return {
    inputs: session.inputMetadata,
    run: (feeds) =>
      session.run(
        Object.fromEntries(
          Object.entries(feeds).map(([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)]),
        ),
      ),
  };
}

const DARK: Color = [40, 40, 40];
const LIGHT: Color = [220, 220, 220];
const PALE: Color = [130, 130, 130];
type Place = { x: number; y: number; width: number; height: number; color: Color };

/** 800 × 400: scaled by 1.28 to 1024 × 512, so that a cell of the model is 12.5 pixels. */
const IMAGE = { width: 800, height: 400 };
const SQUARE = { x: 100, y: 200, width: 100, height: 150, color: DARK };
const STRIP = { x: 600, y: 50, width: 50, height: 50, color: DARK };
const SPOT = { x: 400, y: 100, width: 100, height: 100, color: PALE };

/** As the browser would have scaled it. */
function scaledImage(image: typeof IMAGE, places: readonly Place[]): Pixels {
  const scaled = scaledSize(image, 1024);
  return pixelsOf(scaled.width, scaled.height, (column, row) => {
    const [x, y] = [
      ((column + 0.5) * image.width) / scaled.width,
      ((row + 0.5) * image.height) / scaled.height,
    ];
    const at = places.find(
      (place) => x >= place.x && x < place.x + place.width && y >= place.y && y < place.y + place.height,
    );
    return at?.color ?? LIGHT;
  });
}

const on = (x: number, y: number): Click => ({ point: [x, y] as Point, isInside: true });
const off = (x: number, y: number): Click => ({ point: [x, y] as Point, isInside: false });
const windowOf = ({ x, y, width, height }: Bitmap) => [x, y, width, height];
const countOf = ({ data }: Bitmap) => data.reduce((sum, bit) => sum + bit, 0);

describe.skipIf(!runtime)("a model of the SAM family", () => {
  let encoder: Model;
  let decoder: Model;
  beforeAll(async () => {
    if (!runtime) return;
    runtime.env.wasm.numThreads = 1;
    encoder = await load(runtime, tinyEncoder());
    decoder = await load(runtime, tinyDecoder());
  });

  async function open(places: readonly Place[], image = IMAGE) {
    const segmenter = makeSegmenter(encoder, decoder, 1024);
    await segmenter.encode("a", scaledImage(image, places), image);
    return (id: string, clicks: Click[], before: string[] = []) =>
      segmenter.segment("a", { id, prompt: { clicks, box: null }, before });
  }

  it("finds a thing where it lies on the image: scaled, height first, and cut where the padding begins", async () => {
    const segment = await open([SQUARE]);
    expect(windowOf(await segment("1", [on(150, 300)]))).toEqual([100, 200, 100, 150]);
    // The ground reaches to the right and lower borders, and no farther.
    const ground = await segment("2", [on(790, 390)]);
    expect(windowOf(ground)).toEqual([0, 0, 800, 400]);
    expect(countOf(ground)).toBe(800 * 400 - 100 * 150);
  });

  it("does so on an upright image, where rows and columns change places", async () => {
    const image = { width: 400, height: 800 };
    const segment = await open([{ ...SQUARE, x: 200, y: 600, width: 150, height: 100 }], image);
    expect(windowOf(await segment("1", [on(300, 650)]))).toEqual([200, 600, 150, 100]);
    expect(countOf(await segment("2", [on(5, 795)]))).toBe(400 * 800 - 150 * 100);
  });

  it("takes away what a click says does not belong", async () => {
    const segment = await open([{ ...SQUARE, color: [150, 150, 150] }, SPOT]);
    const both = await segment("1", [on(150, 300)]);
    expect(countOf(both)).toBe(100 * 150 + 100 * 100);
    expect(windowOf(await segment("2", [on(150, 300), off(450, 150)], ["1"]))).not.toEqual(windowOf(both));
  });

  it("goes on from its last answer that is kept, and begins anew without one", async () => {
    const segment = await open([SQUARE, SPOT]);
    const dark = await segment("1", [on(150, 300)]);
    const pale = countOf(await segment("2", [on(450, 150)]));
    expect(pale).toBe(100 * 100);
    // The mask of before is 0.5 where it is dark, and strongly negative elsewhere: with it, what is pale is too weak.
    expect(countOf(await segment("3", [on(450, 150)], ["1"]))).not.toBe(pale);
    expect(countOf(await segment("4", [on(450, 150)], ["nobody"]))).toBe(pale);
    expect(countOf(dark)).toBe(100 * 150);
  });

  it("finds nothing beside all things that are alike", async () => {
    const segment = await open([SQUARE, STRIP]);
    expect(countOf(await segment("1", [on(150, 300)]))).toBe(100 * 150 + 50 * 50);
  });
});

describe.skipIf(!runtime)("a file that is no model", () => {
  it("is refused by what would run it", async () => {
    await expect(load(runtime as Runtime, Uint8Array.from([1, 2, 3]))).rejects.toThrow();
  });
});
