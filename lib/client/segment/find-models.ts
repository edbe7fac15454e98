/** The models of the instance, for the whole page; without one there is nothing to click with. */
import { call } from "@/lib/client/api/call";
import type { SegmentModel } from "@/lib/contracts/segment";
import { urlOf } from "@/lib/contracts/url-of";
import { browserChoice, ModelChoice } from "./model-choice";
import { type EngineModel, SegmentEngine } from "./segment-engine";

function engineModel({ id, inputSize, encoder, decoder }: SegmentModel, version: string): EngineModel {
  const part = (name: "encoder" | "decoder", { sha256 }: { sha256: string }) =>
    urlOf("getSegmentModelFile", { params: { model: id, part: name }, query: { sha256 } });
  const file = (name: string) => urlOf("getSegmentRuntime", { params: { version, file: name } });
  return {
    addresses: {
      runtime: file("ort.wasm.bundle.min.mjs"),
      wasm: file("ort-wasm-simd-threaded.wasm"),
      encoder: part("encoder", encoder),
      decoder: part("decoder", decoder),
    },
    inputSize,
    bytes: encoder.bytes + decoder.bytes,
  };
}

async function find(): Promise<ModelChoice | null> {
  const { runtime, items } = await call("listSegmentModels");
  const [first, ...others] = items;
  if (runtime === null || !first) return null;
  const makeWorker = () => new Worker(urlOf("getSegmentWorker"), { type: "module" });
  const makeEngine = (model: SegmentModel) => new SegmentEngine(engineModel(model, runtime), makeWorker);
  return new ModelChoice({ models: [first, ...others], makeEngine, store: browserChoice });
}

let finding: Promise<ModelChoice | null> | null = null;

/** Asked once for a page; after a failure again with the next task. */
export function findModels(): Promise<ModelChoice | null> {
  finding ??= find().catch((error: unknown) => {
    finding = null;
    throw error;
  });
  return finding;
}
