import { describe, expect, it } from "vitest";
import { type Render, type Rendered, RenderQueue, Unwanted } from "@/lib/server/assets/render-queue";

const rendered = (bytes = 10): Rendered => ({ data: Buffer.alloc(bytes), format: "png" });
/** What was promised is done. */
const settled = () => new Promise((done) => setImmediate(done));

/** Renderings that the test ends, in the order they began. */
function played() {
  const begun: string[] = [];
  const ends = new Map<string, (bytes?: number) => void>();
  const fails = new Map<string, (error: Error) => void>();
  const of =
    (key: string): Render =>
    () =>
      new Promise((resolve, reject) => {
        begun.push(key);
        ends.set(key, (bytes) => resolve(rendered(bytes)));
        fails.set(key, reject);
      });
  return { begun, of, end: (key: string, bytes?: number) => ends.get(key)?.(bytes), fails };
}

const open = (maxBytes = 100, atOnce = 2) => {
  const queue = new RenderQueue({ maxBytes, atOnce });
  const made = played();
  const ask = (key: string, signal?: AbortSignal) => queue.render(key, made.of(key), signal);
  return { queue, ask, ...made };
};

describe("renderings of images", () => {
  it("run a few at once, in the order they were asked for", async () => {
    const { ask, begun, end } = open();
    const answers = ["a", "b", "c", "d"].map((key) => ask(key));
    await settled();
    expect(begun).toEqual(["a", "b"]);
    end("b");
    await answers[1];
    await settled();
    expect(begun).toEqual(["a", "b", "c"]);
    for (const key of ["a", "c"]) end(key);
    await settled();
    end("d");
    await Promise.all(answers);
    expect(begun).toEqual(["a", "b", "c", "d"]);
  });

  it("are done once for equal requests, and kept for those that follow", async () => {
    const { ask, begun, end } = open();
    const [one, other] = [ask("a"), ask("a")];
    await settled();
    end("a");
    expect(await one).toBe(await other);
    expect(await ask("a")).toBe(await one);
    expect(begun).toEqual(["a"]);
  });

  it("are kept up to so many bytes, those used last the longest", async () => {
    const { queue, ask, begun, end } = open(100);
    const make = async (key: string, bytes: number) => {
      const answer = ask(key);
      await settled();
      end(key, bytes);
      await answer;
    };
    await make("a", 40);
    await make("b", 40);
    await ask("a");
    await make("c", 40);
    expect(queue.keptBytes).toBe(80);
    await ask("a");
    expect(begun).toEqual(["a", "b", "c"]);
    await make("b", 40);
    expect(begun).toEqual(["a", "b", "c", "b"]);
    // One that is larger than all of it pushes nothing out.
    await make("huge", 101);
    expect(queue.keptBytes).toBe(80);
  });

  it("that nobody waits for any more do not begin; those that run end and are kept", async () => {
    const { ask, begun, end } = open(100, 1);
    const drag = Array.from({ length: 30 }, (_, i) => ({ key: String(i), gone: new AbortController() }));
    const answers = drag.map(({ key, gone }) => ask(key, gone.signal).catch(() => "gone"));
    await settled();
    for (const { gone } of drag.slice(0, -1)) gone.abort();
    end("0");
    await settled();
    end("29");
    const said = await Promise.all(answers);
    expect(said.slice(0, -1).every((one) => one === "gone")).toBe(true);
    expect(said.at(-1)).toMatchObject({ format: "png" });
    expect(begun).toEqual(["0", "29"]);
    await ask("0");
    expect(begun).toEqual(["0", "29"]);
  });

  it("go on while one of several is still there", async () => {
    const { ask, begun, end } = open(100, 1);
    const blocker = ask("first");
    const gone = new AbortController();
    const [left, stays] = [ask("a", gone.signal).catch(() => "gone"), ask("a")];
    gone.abort();
    await settled();
    end("first");
    await blocker;
    await settled();
    end("a");
    expect(await left).toBe("gone");
    expect(await stays).toMatchObject({ format: "png" });
    expect(begun).toEqual(["first", "a"]);
  });

  it("tell the rendering that nobody is left, and what is asked again after that is asked anew", async () => {
    const queue = new RenderQueue({ maxBytes: 100, atOnce: 1 });
    const gone = new AbortController();
    const seen: boolean[] = [];
    const render: Render = async (isWanted) => {
      seen.push(isWanted());
      await settled();
      seen.push(isWanted());
      if (!isWanted()) throw new Unwanted();
      return rendered();
    };
    const answer = queue.render("a", render, gone.signal).catch((error: unknown) => error);
    gone.abort(new Error("gone"));
    expect(await answer).toEqual(new Error("gone"));
    await settled();
    await settled();
    expect(seen).toEqual([true, false]);
    expect(await queue.render("a", render)).toMatchObject({ format: "png" });
  });

  it("that are asked again in the moment in which they are given up are begun anew", async () => {
    const queue = new RenderQueue({ maxBytes: 100, atOnce: 1 });
    const gone = new AbortController();
    let again: Promise<Rendered> | null = null;
    const render: Render = async () => {
      await settled();
      if (again) return rendered();
      again = queue.render("a", render);
      throw new Unwanted();
    };
    const answer = queue.render("a", render, gone.signal).catch(() => "gone");
    gone.abort();
    expect(await answer).toBe("gone");
    await settled();
    expect(await again).toMatchObject({ format: "png" });
  });

  it("that fail reach all who wait, and hold up no other one", async () => {
    const { ask, fails, end } = open(100, 1);
    const answers = [ask("a"), ask("a"), ask("b")].map((answer) =>
      answer.catch((error: Error) => error.message),
    );
    await settled();
    fails.get("a")?.(new Error("damaged"));
    await settled();
    end("b");
    expect(await Promise.all(answers)).toEqual([
      "damaged",
      "damaged",
      expect.objectContaining({ format: "png" }),
    ]);
  });
});
