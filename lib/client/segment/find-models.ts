/** The one engine of the page, for the first model that the instance has; without one there is nothing to click with. */
import { call } from "@/lib/client/api/call";
import type { SegmentModel } from "@/lib/contracts/segment";
import { urlOf } from "@/lib/contracts/url-of";
import { type EngineModel, SegmentEngine } from "./segment-engine";

/** Apart from what encodes and decodes it, a model has a name and a licence to show. */
export type NamedEngine = { engine: SegmentEngine; name: string; licence: string };

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

async function find(): Promise<NamedEngine | null> {
  const { runtime, items } = await call("listSegmentModels");
  const [model] = items;
  if (runtime === null || !model) return null;
  const makeWorker = () => new Worker(urlOf("getSegmentWorker"), { type: "module" });
  const engine = new SegmentEngine(engineModel(model, runtime), makeWorker);
  return { engine, name: model.name, licence: model.licence };
}

let finding: Promise<NamedEngine | null> | null = null;

/** Asked once for a page; after a failure again with the next task. */
export function findEngine(): Promise<NamedEngine | null> {
  finding ??= find().catch((error: unknown) => {
    finding = null;
    throw error;
  });
  return finding;
}
