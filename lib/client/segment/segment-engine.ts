/**
 * The page's side of the worker that runs models: started with the first image that is looked at, kept as long as the page
 * is. Images are encoded once; the next one in the background, when nothing else waits.
 */
import type { Bitmap } from "@/lib/geometry/bitmap";
import type { ImagePixels } from "@/lib/vision/pixels";
import type { Ask } from "@/lib/vision/segment/segmenter";
import type { FromWorker, ModelAddresses, ToWorker } from "./messages";

export type EngineState =
  | { phase: "idle" }
  /** Files of the model are being loaded, `part` of them is here, 0 to 1. */
  | { phase: "loading"; part: number }
  /** The image is being encoded: clicks are answered after that. */
  | { phase: "looking" }
  | { phase: "ready" }
  /** `reason` comes from what runs the model, in English. */
  | { phase: "failed"; reason: string };

export type EngineModel = { addresses: ModelAddresses; inputSize: number; bytes: number };
/** An image by its address, and the size that its regions are measured in. */
export type Looked = Pick<ImagePixels, "url" | "width" | "height" | "bitmap">;

/** So many images stay encoded, a few megabytes each. */
const KEPT_IMAGES = 4;

type Waiting = { resolve: (found: Bitmap) => void; reject: (error: unknown) => void };

export class SegmentEngine {
  readonly #model: EngineModel;
  readonly #makeWorker: () => Worker;
  #worker: Worker | null = null;
  #state: EngineState = { phase: "idle" };
  readonly #listeners = new Set<() => void>();
  /** By the address of the image; settled when it is encoded. */
  readonly #encodings = new Map<string, { done: Promise<void>; settle: (error?: Error) => void }>();
  readonly #asked = new Map<string, Waiting>();
  /** What the annotator looks at. */
  #looked: string | null = null;

  constructor(model: EngineModel, makeWorker: () => Worker) {
    this.#model = model;
    this.#makeWorker = makeWorker;
  }

  getState = (): EngineState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** Loads the model if it is not here, and encodes the image that is worked on. */
  look(image: Looked): void {
    if (this.#state.phase === "failed" || (this.#looked === image.url && this.#state.phase !== "idle"))
      return;
    this.#looked = image.url;
    if (this.#worker && this.#state.phase !== "loading") this.#set({ phase: "looking" });
    this.#encode(image).then(
      () => this.#looked === image.url && this.#set({ phase: "ready" }),
      (error: unknown) => this.#looked === image.url && this.#fail(error),
    );
  }

  /** Encodes an image that is looked at later; a failure is told when it is looked at. */
  ahead(image: Looked): void {
    this.#encode(image).catch(() => this.#encodings.delete(image.url));
  }

  /** @returns the pixels of the thing. Rejects where the model cannot answer */
  async segment(image: Looked, ask: Ask): Promise<Bitmap> {
    // A click does not begin anew what has failed; the annotator does.
    if (this.#state.phase === "failed") throw new Error(this.#state.reason);
    await this.#encode(image);
    return new Promise((resolve, reject) => {
      this.#asked.set(ask.id, { resolve, reject });
      this.#send({ type: "segment", key: image.url, ask });
    });
  }

  /** Begins anew after a failure. */
  retry(): void {
    this.close();
    this.#set({ phase: "idle" });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#looked = null;
    this.#dropAll(new Error("the model was closed"));
  }

  #start(): void {
    if (this.#worker) return;
    const worker = this.#makeWorker();
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => this.#receive(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#fail(new Error(event.message || "the worker could not be started"));
    });
    this.#set({ phase: "loading", part: 0 });
    this.#send({ type: "load", ...this.#model });
  }

  #send(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  #encode({ url, width, height, bitmap: read }: Looked): Promise<void> {
    const known = this.#encodings.get(url);
    if (known) {
      // Looked at last, forgotten last.
      this.#encodings.delete(url);
      this.#encodings.set(url, known);
      return known.done;
    }
    this.#start();
    let settle: (error?: Error) => void = () => undefined;
    const done = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
    });
    this.#encodings.set(url, { done, settle });
    this.#forgetOldest();
    read(this.#model.inputSize).then(
      (bitmap) => this.#send({ type: "encode", key: url, bitmap, image: { width, height } }, [bitmap]),
      (error: unknown) => settle(error instanceof Error ? error : new Error(String(error))),
    );
    return done;
  }

  #forgetOldest(): void {
    const oldest = this.#encodings.keys().next().value;
    if (this.#encodings.size <= KEPT_IMAGES || oldest === undefined) return;
    this.#encodings.delete(oldest);
    this.#send({ type: "forget", key: oldest });
  }

  #receive(message: FromWorker): void {
    if (message.type === "progress") {
      if (this.#state.phase === "loading") this.#set({ phase: "loading", part: message.part });
    } else if (message.type === "loaded") this.#set({ phase: "looking" });
    else if (message.type === "encoded") this.#encodings.get(message.key)?.settle();
    else if (message.type === "segmented") {
      this.#asked.get(message.id)?.resolve(message.found);
      this.#asked.delete(message.id);
    } else this.#failed(message);
  }

  #failed({ of, reason }: FromWorker & { type: "failed" }): void {
    const error = new Error(reason);
    if (of && "key" in of) this.#encodings.get(of.key)?.settle(error);
    else if (of) {
      this.#asked.get(of.id)?.reject(error);
      this.#asked.delete(of.id);
    } else this.#fail(error);
  }

  /** The model cannot be used. */
  #fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    console.warn("click to segment:", reason);
    this.#worker?.terminate();
    this.#worker = null;
    this.#looked = null;
    this.#set({ phase: "failed", reason });
    this.#dropAll(new Error(reason));
  }

  #dropAll(error: Error): void {
    for (const { done, settle } of this.#encodings.values()) {
      // Not everybody who asked for it is still there.
      done.catch(() => undefined);
      settle(error);
    }
    this.#encodings.clear();
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
  }
}
