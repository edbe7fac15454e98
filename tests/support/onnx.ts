/**
 * Writes ONNX models by hand: the few messages of onnx.proto that a small graph needs, as protobuf encodes them. Fields are
 * numbered as in onnx.proto3 of ONNX 1.14; opset 13.
 */
const OPSET = 13;
const IR_VERSION = 8;
const FLOAT = 1;
const INT64 = 7;

type Bytes = number[];

function varint(value: number | bigint): Bytes {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: Bytes = [];
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return bytes;
}

const number = (field: number, value: number): Bytes => [...varint(field << 3), ...varint(value)];
const block = (field: number, bytes: ArrayLike<number>): Bytes => [
  ...varint((field << 3) | 2),
  ...varint(bytes.length),
  ...Array.from(bytes),
];
const text = (field: number, value: string): Bytes => block(field, new TextEncoder().encode(value));

const float = (field: number, value: number): Bytes => [
  ...varint((field << 3) | 5),
  ...new Uint8Array(Float32Array.of(value).buffer),
];

/** A length that is left open has a name. */
type Shape = readonly (number | string)[];
export type Port = { name: string; shape: Shape };

function port({ name, shape }: Port): Bytes {
  const dims = shape.flatMap((length) =>
    block(1, typeof length === "number" ? number(1, length) : text(2, length)),
  );
  const tensor = [...number(1, FLOAT), ...block(2, dims)];
  return [...text(1, name), ...block(2, block(1, tensor))];
}

/** Numbers that are part of the model; whole numbers are int64, as shapes and indices must be. */
export type Constant = {
  name: string;
  dims: readonly number[];
  values: readonly number[];
  isWhole?: boolean;
};

function constant({ name, dims, values, isWhole }: Constant): Bytes {
  const raw = isWhole ? BigInt64Array.from(values.map(BigInt)) : Float32Array.from(values);
  return [
    ...dims.flatMap((length) => number(1, length)),
    ...number(2, isWhole ? INT64 : FLOAT),
    ...text(8, name),
    ...block(9, new Uint8Array(raw.buffer)),
  ];
}

export type Attribute = number | string | readonly number[] | { float: number };

function attribute(name: string, value: Attribute): Bytes {
  if (typeof value === "number") return [...text(1, name), ...number(3, value), ...number(20, 2)];
  if (typeof value === "string") return [...text(1, name), ...text(4, value), ...number(20, 3)];
  if ("float" in value) return [...text(1, name), ...float(2, value.float), ...number(20, 1)];
  return [...text(1, name), ...value.flatMap((one) => number(8, one)), ...number(20, 7)];
}

/** An operation: `inputs` and `outputs` are names; an empty one leaves an input out. */
export type Node = {
  op: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes?: Readonly<Record<string, Attribute>>;
};

function node({ op, inputs, outputs, attributes = {} }: Node): Bytes {
  return [
    ...inputs.flatMap((name) => text(1, name)),
    ...outputs.flatMap((name) => text(2, name)),
    ...text(4, op),
    ...Object.entries(attributes).flatMap(([name, value]) => block(5, attribute(name, value))),
  ];
}

export type Graph = {
  inputs: readonly Port[];
  outputs: readonly Port[];
  constants?: readonly Constant[];
  nodes: readonly Node[];
};

export function onnxModel({ inputs, outputs, constants = [], nodes }: Graph): Uint8Array {
  const graph = [
    ...nodes.flatMap((one) => block(1, node(one))),
    ...text(2, "graph"),
    ...constants.flatMap((one) => block(5, constant(one))),
    ...inputs.flatMap((one) => block(11, port(one))),
    ...outputs.flatMap((one) => block(12, port(one))),
  ];
  return Uint8Array.from([
    ...number(1, IR_VERSION),
    ...block(7, graph),
    ...block(8, [...text(1, ""), ...number(2, OPSET)]),
  ]);
}
