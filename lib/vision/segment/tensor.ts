/** Numbers as models take and give them, apart from what runs the models. */
export type Tensor =
  | { type: "float32"; data: Float32Array; dims: readonly number[] }
  | { type: "uint8"; data: Uint8Array; dims: readonly number[] };
export type FloatTensor = Tensor & { type: "float32" };

export type TensorInfo = {
  name: string;
  type: string;
  /** A name, or -1, stands for a length that is open. */
  shape: readonly (number | string)[];
};

/** A model that is loaded: encoder or decoder. */
export type Model = {
  inputs: readonly TensorInfo[];
  /** By name. Rejects when the model cannot be run with these. */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
};

export const floats = (data: Float32Array | readonly number[], dims: readonly number[]): FloatTensor => ({
  type: "float32",
  data: data instanceof Float32Array ? data : Float32Array.from(data),
  dims,
});
