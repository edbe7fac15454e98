/**
 * Click to segment with a model of the SAM family: the encoder sees an image once, the decoder answers each click. The
 * low masks of earlier answers are kept for a while. What runs the models comes in as an argument.
 */
import type { Bitmap } from "@/lib/geometry/bitmap";
import type { Pixels } from "../pixels";
import { bestOf, maskSize, pixelsInside, planeAt } from "./masks";
import { imageTensor, type Layout, layoutOf, scaledSize } from "./prepare";
import { type Prompt, promptTensors } from "./prompt";
import { type FloatTensor, floats, type Model, type Tensor } from "./tensor";

type Size = { width: number; height: number };

/** What the annotator has said so far; `before` are the ids of earlier answers on the same thing, the last one last. */
export type Ask = { id: string; prompt: Prompt; before: readonly string[] };

export type Segmenter = {
  /** Length of the longest side of a scaled image. */
  inputSize: number;
  scaledSize(image: Size): Size;
  /** @param scaled the image in its scaled size; `image` its own one */
  encode(key: string, scaled: Pixels, image: Size): Promise<void>;
  /** A few megabytes each. */
  forget(key: string): void;
  /** @returns the pixels of the image that belong to the thing. Rejects where the image is not encoded */
  segment(key: string, ask: Ask): Promise<Bitmap>;
};

/** A quarter of a megabyte each. */
const KEPT_MASKS = 24;
/** So many pixels of the input in each direction are one of a low mask. */
const LOW_STEP = 4;

const ENCODER_INPUTS = ["image", "input_image", "images", "x", "input"];
const DECODER_INPUTS = [
  "image_embeddings",
  "point_coords",
  "point_labels",
  "mask_input",
  "has_mask_input",
  "orig_im_size",
];
const DECODER_OUTPUTS = ["masks", "iou_predictions", "low_res_masks"] as const;

function forgetOldest(kept: Map<string, unknown>, most: number): void {
  const oldest = kept.keys().next().value;
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

/** The input of the encoder that is the image. */
function imageInput(encoder: Model, inputSize: number): { name: string; layout: Layout } {
  const named = encoder.inputs.find(({ name }) => ENCODER_INPUTS.includes(name)) ?? encoder.inputs[0];
  const layout = named && encoder.inputs.length === 1 ? layoutOf(named, inputSize) : null;
  if (!named || !layout) {
    const told = encoder.inputs.map(({ name, type, shape }) => `${name}: ${type}[${shape.join(", ")}]`);
    throw new Error(`the encoder takes no image: ${told.join("; ") || "no inputs"}`);
  }
  return { name: named.name, layout };
}

function requireInputs(decoder: Model): void {
  const names = decoder.inputs.map(({ name }) => name);
  const missing = DECODER_INPUTS.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`the decoder has no input ${missing.join(", ")}`);
}

function output(given: Readonly<Record<string, Tensor>>, name: (typeof DECODER_OUTPUTS)[number]): Tensor {
  const tensor = given[name];
  if (!tensor) throw new Error(`the decoder has no output ${name}`);
  return tensor;
}

/** @throws where these are no encoder and decoder of the family, with what is missing */
export function makeSegmenter(encoder: Model, decoder: Model, inputSize: number): Segmenter {
  const input = imageInput(encoder, inputSize);
  requireInputs(decoder);
  const images = new Map<string, { embedding: Tensor; image: Size }>();
  const lowMasks = new Map<string, FloatTensor>();
  const low = inputSize / LOW_STEP;

  /** The low mask of the last of these answers that is kept. */
  const lowMaskOf = (ids: readonly string[]): FloatTensor | undefined => {
    const id = ids.findLast((one) => lowMasks.has(one));
    return id === undefined ? undefined : lowMasks.get(id);
  };

  async function encode(key: string, scaled: Pixels, image: Size): Promise<void> {
    const outputs = await encoder.run({ [input.name]: imageTensor(scaled, inputSize, input.layout) });
    const embedding = outputs.image_embeddings ?? Object.values(outputs)[0];
    if (!embedding) throw new Error("the encoder gives nothing");
    images.set(key, { embedding, image });
  }

  async function segment(key: string, { id, prompt, before }: Ask): Promise<Bitmap> {
    const encoded = images.get(key);
    if (!encoded) throw new Error("the image is not encoded");
    const { embedding, image } = encoded;
    const { coords, labels } = promptTensors(prompt, image, inputSize);
    const lowMask = lowMaskOf(before);
    const asked = maskSize(image);
    const outputs = await decoder.run({
      image_embeddings: embedding,
      point_coords: coords,
      point_labels: labels,
      mask_input: lowMask ?? floats(new Float32Array(low * low), [1, 1, low, low]),
      has_mask_input: floats([lowMask ? 1 : 0], [1]),
      orig_im_size: floats([asked.height, asked.width], [2]),
    });
    const [masks, scores, lows] = DECODER_OUTPUTS.map((name) => output(outputs, name)) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    const best = bestOf(scores.data);
    const mask = planeAt(masks, best);
    if (mask.width !== asked.width || mask.height !== asked.height)
      throw new Error(
        `the decoder gives ${mask.height} × ${mask.width} pixels for ${asked.height} × ${asked.width}`,
      );
    const kept = planeAt(lows, best);
    lowMasks.set(id, floats(kept.data.slice(), [1, 1, kept.height, kept.width]));
    forgetOldest(lowMasks, KEPT_MASKS);
    return pixelsInside(mask, image, asked.step);
  }

  return {
    inputSize,
    scaledSize: (image) => scaledSize(image, inputSize),
    encode,
    forget: (key) => void images.delete(key),
    segment,
  };
}
