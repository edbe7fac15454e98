/** The page's side of the worker that runs a model, and how an editor is answered; the worker is played by the test. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { followEditor } from "@/lib/client/segment/follow-editor";
import type { FromWorker, ToWorker } from "@/lib/client/segment/messages";
import { SegmentEngine } from "@/lib/client/segment/segment-engine";
import { SEGMENT, withSegmenting } from "@/lib/kinds/drawing/segmenting";
import type { ImagePixels } from "@/lib/vision/pixels";
import { EditorDriver } from "../../support/editor-driver";
import { imageOf, pixelsOf } from "../vision/pictures";

const MODEL = {
  addresses: { runtime: "/ort.mjs", wasm: "/ort.wasm", encoder: "/encoder", decoder: "/decoder" },
  inputSize: 1024,
  bytes: 10,
};
const FOUND = { x: 10, y: 10, width: 20, height: 10, data: new Uint8Array(200).fill(1) };

class PlayedWorker extends EventTarget {
  readonly sent: ToWorker[] = [];
  isTerminated = false;
  postMessage(message: ToWorker) {
    this.sent.push(message);
  }
  terminate() {
    this.isTerminated = true;
  }
  says(message: FromWorker) {
    this.dispatchEvent(new MessageEvent("message", { data: message }));
  }
  types() {
    return this.sent.map((message) => (message.type === "encode" ? `encode ${message.key}` : message.type));
  }
}

const image = (url: string): ImagePixels => ({
  ...imageOf(pixelsOf(200, 100, () => [0, 0, 0])),
  url,
  bitmap: async () => ({ width: 200, height: 100 }) as ImageBitmap,
});
/** What was promised is done. */
const settled = () => new Promise((done) => setImmediate(done));

function open() {
  const workers: PlayedWorker[] = [];
  const engine = new SegmentEngine(MODEL, () => {
    const worker = new PlayedWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { engine, workers, worker: () => workers.at(-1) as PlayedWorker };
}

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

describe("the engine of a model", () => {
  it("starts with the first image that is looked at, and encodes each image once", async () => {
    const { engine, workers, worker } = open();
    expect([engine.getState(), workers.length]).toEqual([{ phase: "idle" }, 0]);
    engine.look(image("a"));
    engine.look(image("a"));
    await settled();
    expect(worker().types()).toEqual(["load", "encode a"]);
    worker().says({ type: "progress", part: 0.4 });
    expect(engine.getState()).toEqual({ phase: "loading", part: 0.4 });
    worker().says({ type: "loaded" });
    expect(engine.getState()).toEqual({ phase: "looking" });
    worker().says({ type: "encoded", key: "a" });
    await settled();
    expect(engine.getState()).toEqual({ phase: "ready" });
  });

  it("has the next image encoded ahead ready as soon as it is looked at", async () => {
    const { engine, worker } = open();
    engine.look(image("a"));
    await settled();
    worker().says({ type: "loaded" });
    worker().says({ type: "encoded", key: "a" });
    engine.ahead(image("b"));
    await settled();
    worker().says({ type: "encoded", key: "b" });
    engine.look(image("b"));
    await settled();
    expect(engine.getState()).toEqual({ phase: "ready" });
    expect(worker().types()).toEqual(["load", "encode a", "encode b"]);
  });

  it("forgets the image that was looked at longest ago", async () => {
    const { engine, worker } = open();
    for (const url of ["a", "b", "c", "d"]) engine.look(image(url));
    engine.look(image("a"));
    engine.look(image("e"));
    await settled();
    expect(worker().sent).toContainEqual({ type: "forget", key: "b" });
  });

  it("asks once the image is encoded, and gives the answer to who asked", async () => {
    const { engine, worker } = open();
    const ask = { id: "1", prompt: { clicks: [], box: null }, before: [] };
    const answer = engine.segment(image("a"), ask);
    await settled();
    expect(worker().types()).toEqual(["load", "encode a"]);
    worker().says({ type: "encoded", key: "a" });
    await settled();
    expect(worker().sent.at(-1)).toEqual({ type: "segment", key: "a", ask });
    worker().says({ type: "segmented", id: "1", found: FOUND });
    expect(await answer).toEqual(FOUND);
  });

  it("fails for good with a model that cannot be loaded, until it is tried again", async () => {
    const { engine, workers, worker } = open();
    engine.look(image("a"));
    const answer = engine.segment(image("a"), { id: "1", prompt: { clicks: [], box: null }, before: [] });
    worker().says({ type: "failed", reason: "no model" });
    await expect(answer).rejects.toThrow("no model");
    expect(engine.getState()).toEqual({ phase: "failed", reason: "no model" });
    expect(worker().isTerminated).toBe(true);
    engine.look(image("a"));
    const clicked = engine.segment(image("a"), { id: "2", prompt: { clicks: [], box: null }, before: [] });
    await expect(clicked).rejects.toThrow("no model");
    expect(workers.length).toBe(1);
    engine.retry();
    engine.look(image("a"));
    expect([workers.length, engine.getState().phase]).toEqual([2, "loading"]);
  });

  it("goes on after a click that could not be answered", async () => {
    const { engine, worker } = open();
    engine.look(image("a"));
    await settled();
    worker().says({ type: "loaded" });
    worker().says({ type: "encoded", key: "a" });
    const answer = engine.segment(image("a"), { id: "1", prompt: { clicks: [], box: null }, before: [] });
    await settled();
    worker().says({ type: "failed", of: { id: "1" }, reason: "out of memory" });
    await expect(answer).rejects.toThrow("out of memory");
    expect(engine.getState()).toEqual({ phase: "ready" });
  });
});

describe("an editor with a model", () => {
  async function openEditor() {
    const { engine, worker, workers } = open();
    const driver = new EditorDriver({
      schema: {
        inputs: [{ id: "image", kind: "image", field: "image" }],
        controls: [
          {
            id: "parts",
            kind: "mask",
            name: "Parts",
            input: "image",
            labels: [{ id: "leaf", name: "Leaf" }],
          },
        ],
      },
      size: [200, 100],
    });
    const { editor } = driver;
    editor.set({
      editing: await withSegmenting(editor.getState().editing),
      pixels: { image: () => image("a") },
    });
    const troubles: (string | null)[] = [];
    const following = followEditor(editor, engine, {
      nextImage: () => image("b"),
      onTrouble: (reason) => troubles.push(reason),
    });
    return { driver, editor, engine, worker, workers, troubles, ...following };
  }

  async function ready() {
    const opened = await openEditor();
    opened.editor.setMode("mask", SEGMENT);
    await settled();
    opened.worker().says({ type: "loaded" });
    opened.worker().says({ type: "encoded", key: "a" });
    await settled();
    return opened;
  }
  const idOf = (worker: PlayedWorker) => {
    const last = worker.sent.at(-1);
    return last?.type === "segment" ? last.ask.id : "";
  };

  it("starts nothing before the tool is in hand, then encodes its image and after it the next one", async () => {
    const { editor, worker, workers } = await openEditor();
    expect(workers.length).toBe(0);
    editor.setMode("mask", SEGMENT);
    await settled();
    expect(worker().types()).toEqual(["load", "encode a"]);
    worker().says({ type: "loaded" });
    worker().says({ type: "encoded", key: "a" });
    await settled();
    expect(worker().types()).toEqual(["load", "encode a", "encode b"]);
  });

  it("is answered what its tool asks, once", async () => {
    const { driver, worker, troubles } = await ready();
    driver.click([15, 15]);
    await settled();
    worker().says({ type: "segmented", id: idOf(worker()), found: FOUND });
    await settled();
    expect(
      worker()
        .types()
        .filter((type) => type === "segment"),
    ).toHaveLength(1);
    expect(driver.editor.draft("image").picked?.pixels).toEqual(FOUND);
    driver.toolKey("enter");
    expect([driver.document.regions.length, troubles]).toEqual([1, [null]]);
  });

  it("gets the answer after the key is let go that holds another tool", async () => {
    const { driver, editor, worker } = await ready();
    driver.click([15, 15]);
    await settled();
    editor.hold("pan");
    worker().says({ type: "segmented", id: idOf(worker()), found: FOUND });
    await settled();
    editor.hold(null);
    expect(editor.draft("image").picked?.pixels).toEqual(FOUND);
  });

  it("is told of a click that failed, which is taken away", async () => {
    const { driver, editor, worker, troubles } = await ready();
    driver.click([15, 15]);
    await settled();
    worker().says({ type: "failed", of: { id: idOf(worker()) }, reason: "out of memory" });
    await settled();
    expect([editor.getState().toolState.phase, troubles]).toEqual(["idle", ["out of memory"]]);
  });

  it("is left alone once it is closed", async () => {
    const { driver, editor, worker, stop } = await ready();
    driver.click([15, 15]);
    await settled();
    stop();
    worker().says({ type: "segmented", id: idOf(worker()), found: FOUND });
    await settled();
    expect(editor.draft("image").picked).toBeUndefined();
  });
});
