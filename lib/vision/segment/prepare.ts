/**
 * The image as the encoder of a model of the SAM family takes it (Kirillov et al. 2023, "Segment Anything"): its longest
 * side scaled to the size of the input, normalised, and padded with zeros at the right and at the bottom. Some encoders do
 * the last two in their own graph; the shape of their input tells.
 */
import type { Pixels } from "../pixels";
import type { Tensor, TensorInfo } from "./tensor";

type Size = { width: number; height: number };

/** Of red, green and blue over ImageNet, 0 to 255. */
const MEAN = [123.675, 116.28, 103.53] as const;
const DEVIATION = [58.395, 57.12, 57.375] as const;
const CHANNELS = 3;

/** The size of the scaled image; halves are rounded up, as the models were trained with. */
export function scaledSize({ width, height }: Size, inputSize: number): Size {
  const factor = inputSize / Math.max(width, height);
  const scaled = (length: number) => Math.max(Math.floor(length * factor + 0.5), 1);
  return { width: scaled(width), height: scaled(height) };
}

/** What the encoder takes: planes that are normalised before, or the colours pixel by pixel for its own graph. */
export type Layout =
  | { type: "planes" }
  | { type: "pixels"; hasBatch: boolean; isPadded: boolean; isBytes: boolean };

/**
 * @param shape of the encoder's input; a name stands for a length that it leaves open
 * @returns null where it takes no image of three colours
 */
export function layoutOf({ shape, type }: TensorInfo, inputSize: number): Layout | null {
  if (shape.length === 4 && shape[1] === CHANNELS && type === "float32") return { type: "planes" };
  const last = shape.at(-1);
  if (last !== CHANNELS || (shape.length !== 3 && shape.length !== 4)) return null;
  if (type !== "float32" && type !== "uint8") return null;
  const [height, width] = shape.slice(-3);
  return {
    type: "pixels",
    hasBatch: shape.length === 4,
    isPadded: height === inputSize && width === inputSize,
    isBytes: type === "uint8",
  };
}

/** 1 × 3 × input × input: a plane of each colour, normalised; what is padded is zero after that. */
function planes({ width, height, data }: Pixels, inputSize: number): Tensor {
  const area = inputSize * inputSize;
  const values = new Float32Array(CHANNELS * area);
  for (let channel = 0; channel < CHANNELS; channel++) {
    const [mean, deviation] = [MEAN[channel] as number, DEVIATION[channel] as number];
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        values[channel * area + row * inputSize + column] =
          ((data[(row * width + column) * 4 + channel] as number) - mean) / deviation;
  }
  return { type: "float32", data: values, dims: [1, CHANNELS, inputSize, inputSize] };
}

/** Height × width × 3, as they are. */
function colors(
  { width, height, data }: Pixels,
  inputSize: number,
  { hasBatch, isPadded, isBytes }: Layout & { type: "pixels" },
): Tensor {
  const [columns, rows] = isPadded ? [inputSize, inputSize] : [width, height];
  const length = columns * rows * CHANNELS;
  const values = isBytes ? new Uint8Array(length) : new Float32Array(length);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      for (let channel = 0; channel < CHANNELS; channel++)
        values[(row * columns + column) * CHANNELS + channel] = data[
          (row * width + column) * 4 + channel
        ] as number;
  const dims = [...(hasBatch ? [1] : []), rows, columns, CHANNELS];
  return isBytes
    ? { type: "uint8", data: values as Uint8Array, dims }
    : { type: "float32", data: values as Float32Array, dims };
}

/** @param scaled the image in its scaled size, see `scaledSize` */
export const imageTensor = (scaled: Pixels, inputSize: number, layout: Layout): Tensor =>
  layout.type === "planes" ? planes(scaled, inputSize) : colors(scaled, inputSize, layout);
