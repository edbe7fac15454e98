/**
 * A pair of models with the inputs and outputs of the SAM family and a simple idea of what a thing is: what is as grey as
 * the place of the first click. A last click on what does not belong takes away what is as grey as its place. With a mask of
 * before, that is added with half its weight. Everything is on the grid of 64 × 64 cells that the encoder makes.
 */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Constant, type Node, onnxModel } from "./onnx";

const GRID = 64;
const LOW = 256;
/** In units of the normalised image, where black and white lie about 4.5 apart. */
const TOLERANCE = 0.5;

/** Cells are the mean of 16 × 16 pixels and of the colours. */
export const tinyEncoder = (inputSize = 1024): Uint8Array =>
  onnxModel({
    inputs: [{ name: "image", shape: [1, 3, inputSize, inputSize] }],
    outputs: [{ name: "image_embeddings", shape: [1, 256, GRID, GRID] }],
    constants: [{ name: "repeats", dims: [4], values: [1, 256, 1, 1], isWhole: true }],
    nodes: [
      {
        op: "AveragePool",
        inputs: ["image"],
        outputs: ["cells"],
        attributes: {
          kernel_shape: [inputSize / GRID, inputSize / GRID],
          strides: [inputSize / GRID, inputSize / GRID],
        },
      },
      { op: "ReduceMean", inputs: ["cells"], outputs: ["grey"], attributes: { axes: [1], keepdims: 1 } },
      { op: "Tile", inputs: ["grey", "repeats"], outputs: ["image_embeddings"] },
    ],
  });

const whole = (name: string, ...values: number[]): Constant => ({
  name,
  dims: [values.length],
  values,
  isWhole: true,
});
const value = (name: string, ...values: number[]): Constant => ({ name, dims: [values.length], values });

let made = 0;
/** An operation with one output, whose name it returns. */
function graphOf() {
  const nodes: Node[] = [];
  const add = (op: string, inputs: string[], attributes: Node["attributes"] = {}, name = `t${made++}`) => {
    nodes.push({ op, inputs, outputs: [name], attributes });
    return name;
  };
  return { nodes, add };
}

export function tinyDecoder(): Uint8Array {
  const { nodes, add } = graphOf();
  // The grey of each cell, and of the cell of a click.
  const cells = add("Reshape", [add("Slice", ["image_embeddings", "zero", "one", "axis1"]), "flat"]);
  const greyAt = (which: string) => {
    const point = add("Reshape", [add("Gather", ["point_coords", which], { axis: 1 }), "pair"]);
    const cell = add("Floor", [add("Div", [point, "cellSize"])]);
    const index = add("ReduceSum", [add("Mul", [cell, "strides"]), "axis0"], { keepdims: 1 });
    return add("Gather", [cells, add("Cast", [index], { to: 7 })], { axis: 0 });
  };
  const likeness = (which: string) =>
    add("Sub", ["tolerance", add("Abs", [add("Sub", [cells, greyAt(which)])])]);
  const like = likeness("firstIndex");
  // The last click stands before the point that says nothing. On what does not belong it counts against its grey.
  const isOutside = add(
    "Cast",
    [
      add("Equal", [
        add("Reshape", [add("Gather", ["point_labels", "clickIndex"], { axis: 1 }), "single"]),
        "nought",
      ]),
    ],
    { to: 1 },
  );
  const against = add("Relu", [likeness("clickIndex")]);
  const onGrid = add("Reshape", [
    add("Sub", [like, add("Mul", [add("Mul", [against, "many"]), isOutside])]),
    "gridShape",
  ]);
  const low = add("Resize", [onGrid, "", "", "lowShape"], {
    mode: "nearest",
    coordinate_transformation_mode: "asymmetric",
    nearest_mode: "floor",
  });
  const before = add("Mul", [add("Mul", ["mask_input", "has_mask_input"]), "half"]);
  add("Add", [low, before], {}, "low_res_masks");
  // Enlarged to the input of the encoder, cut where the image ends, and scaled to its size: height first.
  const full = add("Resize", ["low_res_masks", "", "", "inputShape"], {
    mode: "nearest",
    coordinate_transformation_mode: "asymmetric",
    nearest_mode: "floor",
  });
  const factor = add("Div", ["inputSize", add("ReduceMax", ["orig_im_size"], { axes: [0], keepdims: 1 })]);
  const scaled = add("Floor", [add("Add", [add("Mul", ["orig_im_size", factor]), "half"])]);
  const cut = add("Slice", [full, "zeros", add("Cast", [scaled], { to: 7 }), "axes23"]);
  const sizes = add("Concat", ["ones", add("Cast", ["orig_im_size"], { to: 7 })], { axis: 0 });
  add(
    "Resize",
    [cut, "", "", sizes],
    { mode: "nearest", coordinate_transformation_mode: "asymmetric", nearest_mode: "floor" },
    "masks",
  );
  add("Reshape", ["score", "scoreShape"], {}, "iou_predictions");
  return onnxModel({
    inputs: [
      { name: "image_embeddings", shape: [1, 256, GRID, GRID] },
      { name: "point_coords", shape: [1, "points", 2] },
      { name: "point_labels", shape: [1, "points"] },
      { name: "mask_input", shape: [1, 1, LOW, LOW] },
      { name: "has_mask_input", shape: [1] },
      { name: "orig_im_size", shape: [2] },
    ],
    outputs: [
      { name: "masks", shape: [1, 1, "height", "width"] },
      { name: "iou_predictions", shape: [1, 1] },
      { name: "low_res_masks", shape: [1, 1, LOW, LOW] },
    ],
    constants: [
      ...[whole("zero", 0), whole("one", 1), whole("axis0", 0), whole("axis1", 1)],
      ...[whole("flat", GRID * GRID), whole("pair", 2), whole("single", 1)],
      ...[whole("firstIndex", 0), whole("clickIndex", -2)],
      ...[whole("gridShape", 1, 1, GRID, GRID), whole("lowShape", 1, 1, LOW, LOW)],
      ...[whole("inputShape", 1, 1, 1024, 1024), whole("ones", 1, 1), whole("zeros", 0, 0)],
      ...[whole("axes23", 2, 3), whole("scoreShape", 1, 1)],
      ...[value("cellSize", 16, 16), value("strides", 1, GRID), value("tolerance", TOLERANCE)],
      ...[value("many", 100), value("half", 0.5), value("nought", 0), value("inputSize", 1024)],
      value("score", 0.9),
    ],
    nodes,
  });
}

type Files = { encoder: Uint8Array; decoder: Uint8Array };

/** As an operator puts it there: a folder with the files and the manifest that fits them. */
export async function putModel(
  folder: string,
  { encoder, decoder }: Files = { encoder: tinyEncoder(), decoder: tinyDecoder() },
  more: Record<string, unknown> = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const facts = (file: string, bytes: Uint8Array) => ({
    file,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  const manifest = {
    name: "Tiny",
    licence: "Apache-2.0",
    encoder: facts("encoder.onnx", encoder),
    decoder: facts("decoder.onnx", decoder),
    ...more,
  };
  await writeFile(join(folder, "encoder.onnx"), encoder);
  await writeFile(join(folder, "decoder.onnx"), decoder);
  await writeFile(join(folder, "model.json"), JSON.stringify(manifest));
}
