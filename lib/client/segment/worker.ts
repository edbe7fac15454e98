/**
 * Runs a model in a worker of the browser: loads what runs models and the model itself, then answers one message after the
 * other. It is bundled apart (bin/bundle.js) and served with a policy of its own, under which alone WebAssembly may be
 * compiled (lib/server/segment/segment-files.ts).
 */
import type { Pixels } from "@/lib/vision/pixels";
import { makeSegmenter, type Segmenter } from "@/lib/vision/segment/segmenter";
import type { Model, Tensor } from "@/lib/vision/segment/tensor";
import type { FromWorker, ModelAddresses, ToWorker } from "./messages";

/** The part of onnxruntime-web that is used; the package is optional, so its types may not be there. */
type Session = {
  inputMetadata: readonly {
    name: string;
    isTensor: boolean;
    type?: string;
    shape?: readonly (number | string)[];
  }[];
  run(feeds: Record<string, unknown>): Promise<Record<string, Tensor>>;
};
type Runtime = {
  env: { wasm: { wasmPaths: { wasm: string }; numThreads: number }; logLevel: string };
  InferenceSession: {
    create(model: Uint8Array, options: { executionProviders: string[] }): Promise<Session>;
  };
  Tensor: new (type: string, data: Tensor["data"], dims: readonly number[]) => unknown;
};

/** As `--paper`: what is transparent is seen as in the view. */
const PAPER = "#ffffff";

const say = (message: FromWorker, transfer: Transferable[] = []) =>
  (self as unknown as { postMessage(message: FromWorker, transfer: Transferable[]): void }).postMessage(
    message,
    transfer,
  );

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function fetchPart(address: string, onBytes: (bytes: number) => void): Promise<Uint8Array[]> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(value);
    onBytes(value.length);
  }
}

async function joined(chunks: Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

function modelOf(session: Session, runtime: Runtime): Model {
  return {
    inputs: session.inputMetadata
      .filter(({ isTensor }) => isTensor)
      .map(({ name, type = "", shape = [] }) => ({ name, type, shape })),
    run: (feeds) =>
      session.run(
        Object.fromEntries(
          Object.entries(feeds).map(([name, { type, data, dims }]) => [
            name,
            new runtime.Tensor(type, data, dims),
          ]),
        ),
      ),
  };
}

async function load(addresses: ModelAddresses, inputSize: number, bytes: number): Promise<Segmenter> {
  let here = 0;
  let told = 0;
  const onBytes = (more: number) => {
    here += more;
    const part = Math.min(here / bytes, 1);
    if (part - told < 0.01 && part < 1) return;
    told = part;
    say({ type: "progress", part });
  };
  const [runtime, ...files] = await Promise.all([
    import(addresses.runtime) as Promise<Runtime>,
    fetchPart(addresses.encoder, onBytes).then(joined),
    fetchPart(addresses.decoder, onBytes).then(joined),
  ]);
  const { env, InferenceSession } = runtime;
  env.wasm.wasmPaths = { wasm: addresses.wasm };
  // Pages are not isolated from others, which several threads would need.
  env.wasm.numThreads = 1;
  env.logLevel = "fatal";
  const sessions: Session[] = [];
  for (const file of files)
    sessions.push(await InferenceSession.create(file, { executionProviders: ["wasm"] }));
  const [encoder, decoder] = sessions.map((session) => modelOf(session, runtime)) as [Model, Model];
  return makeSegmenter(encoder, decoder, inputSize);
}

/** The colours of the image in the size that the encoder takes. */
function scaledPixels(bitmap: ImageBitmap, { width, height }: { width: number; height: number }): Pixels {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas to read the image by");
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

let segmenter: Segmenter | null = null;

async function answer(message: ToWorker): Promise<void> {
  if (message.type === "load") {
    segmenter = await load(message.addresses, message.inputSize, message.bytes);
    return say({ type: "loaded" });
  }
  if (!segmenter) throw new Error("no model is loaded");
  if (message.type === "encode") {
    const { key, bitmap, image } = message;
    await segmenter.encode(key, scaledPixels(bitmap, segmenter.scaledSize(image)), image);
    return say({ type: "encoded", key });
  }
  if (message.type === "forget") return segmenter.forget(message.key);
  const found = await segmenter.segment(message.key, message.ask);
  say({ type: "segmented", id: message.ask.id, found }, [found.data.buffer as ArrayBuffer]);
}

function failedOf(message: ToWorker): { key: string } | { id: string } | undefined {
  if (message.type === "encode") return { key: message.key };
  return message.type === "segment" ? { id: message.ask.id } : undefined;
}

// One after the other: a model runs on one thread, and an answer needs its image encoded.
let last: Promise<void> = Promise.resolve();

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  last = last
    .then(() => answer(data))
    .catch((error: unknown) => {
      const of = failedOf(data);
      say({ type: "failed", ...(of ? { of } : {}), reason: reasonOf(error) });
    });
});
