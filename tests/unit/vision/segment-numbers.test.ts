/** What models of the SAM family are fed, number by number, and how their answers become pixels. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestOf, insideOf, maskSize, pixelsInside, planeAt } from "@/lib/vision/segment/masks";
import { imageTensor, layoutOf, scaledSize } from "@/lib/vision/segment/prepare";
import { promptTensors } from "@/lib/vision/segment/prompt";
import { makeSegmenter } from "@/lib/vision/segment/segmenter";
import { floats, type Model, type Tensor } from "@/lib/vision/segment/tensor";
import { drawn } from "../geometry/masks";
import { pixelsOf } from "./pictures";

describe("the image of a model", () => {
  it("has its longest side scaled to the input, halves rounded up", () => {
    expect(scaledSize({ width: 800, height: 400 }, 1024)).toEqual({ width: 1024, height: 512 });
    expect(scaledSize({ width: 400, height: 800 }, 1024)).toEqual({ width: 512, height: 1024 });
    // 333 × 1024 / 500 = 681.98, 1 × 1024 / 4096 = 0.25 and 3 × 1024 / 2048 = 1.5
    expect(scaledSize({ width: 500, height: 333 }, 1024)).toEqual({ width: 1024, height: 682 });
    expect(scaledSize({ width: 4096, height: 1 }, 1024)).toEqual({ width: 1024, height: 1 });
    expect(scaledSize({ width: 2048, height: 3 }, 1024)).toEqual({ width: 1024, height: 2 });
  });

  it("is normalised plane by plane, and zero where it is padded at the right and at the bottom", () => {
    const pixels = pixelsOf(2, 1, (x) => (x === 0 ? [255, 0, 124] : [0, 255, 0]));
    const { type, data, dims } = imageTensor(pixels, 3, { type: "planes" });
    expect([type, ...dims]).toEqual(["float32", 1, 3, 3, 3]);
    // (255 - 123.675) / 58.395, (0 - 123.675) / 58.395; (0 - 116.28) / 57.12, (255 - 116.28) / 57.12; …
    const planes = [0, 1, 2].map((plane) => Array.from(data.subarray(plane * 9, plane * 9 + 9)));
    expect(planes[0]?.[0]).toBeCloseTo(2.2489, 4);
    expect(planes[0]?.[1]).toBeCloseTo(-2.1179, 4);
    expect(planes[1]?.[0]).toBeCloseTo(-2.0357, 4);
    expect(planes[1]?.[1]).toBeCloseTo(2.4286, 4);
    expect(planes[2]?.[0]).toBeCloseTo(0.3568, 4);
    for (const plane of planes) expect(plane.slice(2)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("is given as it is to an encoder that normalises in its own graph", () => {
    const pixels = pixelsOf(2, 1, (x) => [x, 10, 20]);
    const open = { name: "input_image", type: "float32", shape: ["height", "width", 3] };
    const layout = layoutOf(open, 3);
    expect(layout).toEqual({ type: "pixels", hasBatch: false, isPadded: false, isBytes: false });
    const tensor = layout && imageTensor(pixels, 3, layout);
    expect(tensor?.dims).toEqual([1, 2, 3]);
    expect(Array.from(tensor?.data ?? [])).toEqual([0, 10, 20, 1, 10, 20]);
    const fixed = layoutOf({ name: "x", type: "uint8", shape: [1, 2, 2, 3] }, 2);
    const padded = fixed && imageTensor(pixels, 2, fixed);
    expect([padded?.type, ...(padded?.dims ?? [])]).toEqual(["uint8", 1, 2, 2, 3]);
    expect(Array.from(padded?.data ?? [])).toEqual([0, 10, 20, 1, 10, 20, 0, 0, 0, 0, 0, 0]);
  });

  it("is taken by no input of another shape", () => {
    for (const shape of [[1, 1, 4, 4], [1, 4], [4, 4, 4], []] as number[][])
      expect(layoutOf({ name: "x", type: "float32", shape }, 4)).toBeNull();
    expect(layoutOf({ name: "x", type: "int64", shape: [4, 4, 3] }, 4)).toBeNull();
  });
});

describe("clicks and boxes", () => {
  const image = { width: 800, height: 400 };

  it("are scaled as the image is, x before y, with a point that says nothing where there is no box", () => {
    const clicks = [
      { point: [100, 50] as const, isInside: true },
      { point: [800, 400] as const, isInside: false },
    ].map(({ point: [x, y], isInside }) => ({ point: [x, y] as [number, number], isInside }));
    const { coords, labels } = promptTensors({ clicks, box: null }, image, 1024);
    expect([coords.dims, labels.dims]).toEqual([
      [1, 3, 2],
      [1, 3],
    ]);
    expect(Array.from(coords.data)).toEqual([128, 64, 1024, 512, 0, 0]);
    expect(Array.from(labels.data)).toEqual([1, 0, -1]);
  });

  it("say of a box its first and its last corner, after the clicks", () => {
    const box = { x: 100, y: 50, width: 200, height: 100 };
    const clicks = [{ point: [150, 100] as [number, number], isInside: true }];
    const { coords, labels } = promptTensors({ clicks, box }, image, 1024);
    expect(Array.from(coords.data)).toEqual([192, 128, 128, 64, 384, 192]);
    expect(Array.from(labels.data)).toEqual([1, 2, 3]);
  });
});

describe("the answer of a model", () => {
  it("is the mask it holds for the best one, above zero, in a window as small as it is", () => {
    expect(bestOf([0.2, 0.9, 0.4])).toBe(1);
    expect(bestOf([])).toBe(0);
    const masks = floats([9, 9, 9, 9, 9, 9, -1, -1, -1, -1, 0.5, 0], [1, 2, 2, 3]);
    const plane = planeAt(masks, 1);
    expect([plane.width, plane.height]).toEqual([3, 2]);
    const inside = insideOf(plane);
    expect([inside.x, inside.y, drawn(inside)]).toEqual([1, 1, ["#"]]);
    expect(insideOf({ data: new Float32Array(6), width: 3, height: 2 }).width).toBe(0);
    expect(() => planeAt(masks, 2)).toThrow("no plane 2");
  });

  it("has no pixel for what is no number", () => {
    expect(insideOf({ data: Float32Array.of(Number.NaN, 1), width: 2, height: 1 }).x).toBe(1);
  });

  it("is asked for with fewer pixels on large images, and enlarged to theirs", () => {
    expect(maskSize({ width: 4000, height: 3000 })).toEqual({ width: 4000, height: 3000, step: 1 });
    expect(maskSize({ width: 9001, height: 4001 })).toEqual({ width: 4501, height: 2001, step: 2 });
    const image = { width: 5, height: 3 };
    const inside = pixelsInside({ data: Float32Array.of(0, 0, 1, 0, 0, 1), width: 3, height: 2 }, image, 2);
    expect([inside.x, inside.y, inside.width, inside.height]).toEqual([4, 0, 1, 3]);
  });

  it("covers exactly the pixels above zero, whatever they are", () => {
    const size = fc.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(
        size.chain(({ width, height }) =>
          fc.record({
            width: fc.constant(width),
            height: fc.constant(height),
            values: fc.array(fc.integer({ min: -2, max: 2 }), {
              minLength: width * height,
              maxLength: width * height,
            }),
          }),
        ),
        ({ width, height, values }) => {
          const found = insideOf({ data: Float32Array.from(values), width, height });
          const isIn = (x: number, y: number) =>
            x >= found.x &&
            y >= found.y &&
            x < found.x + found.width &&
            y < found.y + found.height &&
            found.data[(y - found.y) * found.width + x - found.x] === 1;
          for (let y = 0; y < height; y++)
            for (let x = 0; x < width; x++) expect(isIn(x, y)).toBe((values[y * width + x] as number) > 0);
        },
      ),
    );
  });
});

describe("the decoder", () => {
  const IMAGE = { width: 800, height: 400 };
  const input = (name: string) => ({ name, type: "float32", shape: [] });
  const names = ["point_coords", "point_labels", "mask_input", "has_mask_input", "orig_im_size"];
  const encoder: Model = {
    inputs: [{ name: "image", type: "float32", shape: [1, 3, 1024, 1024] }],
    run: async () => ({ image_embeddings: floats([7], [1, 1, 1, 1]) }),
  };
  /** Remembers what it is given; its low mask is full of the number of the call. */
  function recording() {
    const calls: Readonly<Record<string, Tensor>>[] = [];
    const decoder: Model = {
      inputs: ["image_embeddings", ...names].map(input),
      run: async (feeds) => {
        calls.push(feeds);
        const [height = 0, width = 0] = Array.from(feeds.orig_im_size?.data ?? []);
        return {
          masks: floats(new Float32Array(height * width).fill(1), [1, 1, height, width]),
          iou_predictions: floats([0.5], [1, 1]),
          low_res_masks: floats(new Float32Array(256 * 256).fill(calls.length), [1, 1, 256, 256]),
        };
      },
    };
    return { calls, decoder };
  }
  const scaled = pixelsOf(1024, 512, () => [0, 0, 0]);
  const prompt = { clicks: [{ point: [1, 1] as [number, number], isInside: true }], box: null };

  it("is given the size of the image height first, and no mask with the first click", async () => {
    const { calls, decoder } = recording();
    const segmenter = makeSegmenter(encoder, decoder, 1024);
    await segmenter.encode("a", scaled, IMAGE);
    await segmenter.segment("a", { id: "1", prompt, before: [] });
    const [feeds] = calls;
    expect([Array.from(feeds?.orig_im_size?.data ?? []), feeds?.orig_im_size?.dims]).toEqual([
      [400, 800],
      [2],
    ]);
    expect(Array.from(feeds?.has_mask_input?.data ?? [])).toEqual([0]);
    expect(feeds?.mask_input?.dims).toEqual([1, 1, 256, 256]);
    expect(feeds?.mask_input?.data.every((one) => one === 0)).toBe(true);
    expect(Array.from(feeds?.image_embeddings?.data ?? [])).toEqual([7]);
  });

  it("is given the low mask of the last answer that stands, also after one was taken back", async () => {
    const { calls, decoder } = recording();
    const segmenter = makeSegmenter(encoder, decoder, 1024);
    await segmenter.encode("a", scaled, IMAGE);
    await segmenter.segment("a", { id: "1", prompt, before: [] });
    await segmenter.segment("a", { id: "2", prompt, before: ["1"] });
    await segmenter.segment("a", { id: "3", prompt, before: ["1"] });
    expect(calls.map((feeds) => [feeds.has_mask_input?.data[0], feeds.mask_input?.data[0]])).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
    await segmenter.segment("a", { id: "4", prompt, before: ["1", "3"] });
    expect(calls[3]?.mask_input?.data[9]).toBe(3);
  });

  it("that lacks an input is refused by its name, and so is an encoder without an image", () => {
    const { decoder } = recording();
    expect(() => makeSegmenter(encoder, { ...decoder, inputs: [input("masks")] }, 1024)).toThrow(
      "the decoder has no input image_embeddings, point_coords",
    );
    const text = { ...encoder, inputs: [{ name: "tokens", type: "int64", shape: [1, "n"] }] };
    expect(() => makeSegmenter(text, decoder, 1024)).toThrow("takes no image: tokens: int64[1, n]");
  });

  it("whose mask has another size than the image is not believed", async () => {
    const decoder: Model = {
      ...recording().decoder,
      run: async () => ({
        masks: floats(new Float32Array(800 * 400), [1, 1, 800, 400]),
        iou_predictions: floats([1], [1, 1]),
        low_res_masks: floats(new Float32Array(256 * 256), [1, 1, 256, 256]),
      }),
    };
    const segmenter = makeSegmenter(encoder, decoder, 1024);
    await segmenter.encode("a", scaled, IMAGE);
    const asked = segmenter.segment("a", { id: "1", prompt, before: [] });
    await expect(asked).rejects.toThrow("gives 800 × 400 pixels for 400 × 800");
    segmenter.forget("a");
    await expect(segmenter.segment("a", { id: "2", prompt, before: [] })).rejects.toThrow("not encoded");
  });
});
