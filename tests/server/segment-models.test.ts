/** Models that the operator puts into a folder: what is served of them, to whom, and what is refused and why. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { putModel } from "../support/tiny-segment-model";

const FILES = { encoder: Uint8Array.of(1, 2, 3, 4, 5), decoder: Uint8Array.of(6, 7, 8) };
/** Of the bytes 1 to 5 (sha256sum). */
const SUM = "74f81fe167d99b4cb41d6d0ccda82278caee9f3e2f25d5e5a3936ff3dcec60d0";
const IS_INSTALLED = existsSync("node_modules/onnxruntime-web/package.json");

let server: TestServer;
let owner: Person;
let member: Person;
const modelDir = () => server.services.config.modelDir;
const folder = (name: string) => join(modelDir(), name);

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.person("owner", "owner");
  member = await server.person("member");
});
afterEach(() => rm(modelDir(), { recursive: true, force: true }));
afterAll(() => server.close());

const list = async (as: Person) => (await server.call("listSegmentModels", { as })).body;
/** Why the one folder was refused. */
async function reason(): Promise<string | undefined> {
  const { items, refused } = await list(owner);
  expect(items).toEqual([]);
  return refused[0]?.reason.message;
}

describe("the list of models", () => {
  it("is empty without a folder", async () => {
    expect(await list(owner)).toMatchObject({ items: [], refused: [] });
  });

  it("tells what fits its manifest, by the names of the folders, and nothing of where it lies", async () => {
    await putModel(folder("b"), FILES, { inputSize: 512 });
    await putModel(folder("a"), FILES);
    const { items, runtime } = await list(member);
    expect(items.map(({ id, inputSize }) => [id, inputSize])).toEqual([
      ["a", 1024],
      ["b", 512],
    ]);
    expect(items[0]).toEqual({
      id: "a",
      name: "Tiny",
      licence: "Apache-2.0",
      inputSize: 1024,
      encoder: { bytes: 5, sha256: SUM },
      decoder: { bytes: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(runtime !== null).toBe(IS_INSTALLED);
  });

  it("tells the owner alone what was refused", async () => {
    await mkdir(folder("empty"), { recursive: true });
    expect((await list(owner)).refused).toMatchObject([
      { folder: "empty", reason: { key: "segment.noManifest", message: "There is no model.json." } },
    ]);
    expect((await list(member)).refused).toEqual([]);
  });

  it("refuses a manifest that is none", async () => {
    await putModel(folder("a"), FILES);
    await writeFile(join(folder("a"), "model.json"), "{");
    expect(await reason()).toMatch("is not JSON");
    await writeFile(join(folder("a"), "model.json"), " ".repeat(70_000));
    expect(await reason()).toMatch("is not JSON");
    await putModel(folder("a"), FILES, { name: "" });
    expect(await reason()).toMatch(/^name: /);
    await putModel(folder("a"), FILES, { colour: "red" });
    expect(await reason()).toMatch("colour");
    await putModel(folder("a"), FILES, { encoder: { file: "../secret", bytes: 5, sha256: SUM } });
    expect(await reason()).toMatch(/^encoder\.file: /);
  });

  it("refuses files that are missing, of another length or with other bytes", async () => {
    await putModel(folder("a"), FILES);
    await rm(join(folder("a"), "decoder.onnx"));
    expect(await reason()).toBe("There is no file decoder.onnx.");
    await writeFile(join(folder("a"), "decoder.onnx"), "four");
    expect(await reason()).toBe("decoder.onnx has 4 bytes; the manifest says 3.");
    await writeFile(join(folder("a"), "decoder.onnx"), Uint8Array.of(6, 7, 9));
    expect(await reason()).toMatch(
      /^The SHA-256 of decoder\.onnx is [0-9a-f]{64}; the manifest says another/,
    );
  });

  it("looks again when a file has changed", async () => {
    await putModel(folder("a"), FILES);
    expect((await list(owner)).items).toHaveLength(1);
    await writeFile(join(folder("a"), "encoder.onnx"), Uint8Array.of(9, 9, 9, 9, 9));
    await utimes(join(folder("a"), "encoder.onnx"), 1, 1);
    expect(await reason()).toMatch("SHA-256 of encoder.onnx");
  });

  it("passes over files beside the folders, and follows a link to a folder", async () => {
    await putModel(join(server.services.config.dataDir, "elsewhere"), FILES);
    await mkdir(modelDir(), { recursive: true });
    await writeFile(folder("README.txt"), "hello");
    await symlink(join(server.services.config.dataDir, "elsewhere"), folder("linked"));
    expect((await list(owner)).items.map(({ id }) => id)).toEqual(["linked"]);
  });
});

describe("the files of a model", () => {
  const get = (query: Record<string, string>, headers: Record<string, string> = {}, part = "encoder") =>
    server.response("getSegmentModelFile", {
      as: member,
      params: { model: "a", part },
      query,
      headers,
    });
  const bytesOf = async (response: Response) => Array.from(new Uint8Array(await response.arrayBuffer()));

  it("are kept for good under their checksum, and asked for again by their tag", async () => {
    await putModel(folder("a"), FILES);
    const whole = await get({ sha256: SUM });
    expect([whole.status, whole.headers.get("content-length"), whole.headers.get("etag")]).toEqual([
      200,
      "5",
      `"${SUM}"`,
    ]);
    expect(whole.headers.get("cache-control")).toBe("private, no-transform, max-age=31536000, immutable");
    expect(whole.headers.get("content-security-policy")).toBe("default-src 'none'");
    expect(await bytesOf(whole)).toEqual([1, 2, 3, 4, 5]);
    const known = await get({}, { "if-none-match": `W/"x", "${SUM}"` });
    expect([known.status, await bytesOf(known)]).toEqual([304, []]);
    const plain = await get({}, {}, "decoder");
    expect(plain.headers.get("cache-control")).toBe("private, no-transform, no-cache");
    expect(await bytesOf(plain)).toEqual([6, 7, 8]);
  });

  it("come in parts", async () => {
    await putModel(folder("a"), FILES);
    const ask = async (range: string, more: Record<string, string> = {}) => {
      const answer = await get({}, { range, ...more });
      return [answer.status, answer.headers.get("content-range"), await bytesOf(answer)];
    };
    expect(await ask("bytes=1-3")).toEqual([206, "bytes 1-3/5", [2, 3, 4]]);
    expect(await ask("bytes=3-")).toEqual([206, "bytes 3-4/5", [4, 5]]);
    expect(await ask("bytes=-2")).toEqual([206, "bytes 3-4/5", [4, 5]]);
    expect(await ask("bytes=2-99")).toEqual([206, "bytes 2-4/5", [3, 4, 5]]);
    expect(await ask("bytes=5-")).toEqual([416, "bytes */5", []]);
    expect(await ask("bytes=0-0,2-2")).toEqual([200, null, [1, 2, 3, 4, 5]]);
    expect(await ask("bytes=3-1")).toEqual([200, null, [1, 2, 3, 4, 5]]);
    expect(await ask("bytes=1-3", { "if-range": `"${SUM}"` })).toEqual([206, "bytes 1-3/5", [2, 3, 4]]);
    expect(await ask("bytes=1-3", { "if-range": '"old"' })).toEqual([200, null, [1, 2, 3, 4, 5]]);
  });

  it("are not given under another checksum, of another folder, or when they no longer fit", async () => {
    await putModel(folder("a"), FILES);
    expect((await get({ sha256: "0".repeat(64) })).status).toBe(404);
    const outside = await server.response("getSegmentModelFile", {
      as: member,
      params: { model: "..", part: "encoder" },
    });
    expect(outside.status).toBe(404);
    const other = await server.response("getSegmentModelFile", {
      as: member,
      params: { model: "a", part: "model.json" },
    });
    expect(other.status).toBe(404);
    await writeFile(join(folder("a"), "encoder.onnx"), "another one");
    expect((await get({ sha256: SUM })).status).toBe(404);
  });
});

describe("what runs models", () => {
  const runtime = (file: string, version: string) =>
    server.response("getSegmentRuntime", { as: member, params: { version, file } });

  it.skipIf(!IS_INSTALLED)("is served by its names and its version alone", async () => {
    const version = (await list(member)).runtime ?? "";
    const script = await runtime("ort.wasm.bundle.min.mjs", version);
    expect([script.status, script.headers.get("content-type")]).toEqual([200, "text/javascript"]);
    expect(script.headers.get("cache-control")).toMatch("immutable");
    await script.body?.cancel();
    const wasm = await runtime("ort-wasm-simd-threaded.wasm", version);
    expect([wasm.status, wasm.headers.get("content-type")]).toEqual([200, "application/wasm"]);
    await wasm.body?.cancel();
    for (const file of ["ort.js", "package.json", "../package.json", "..%2fpackage.json"])
      expect((await runtime(file, version)).status, file).toBe(404);
    expect((await runtime("ort.wasm.bundle.min.mjs", "0.0.1")).status).toBe(404);
  });

  it("is a worker that alone may compile, and may reach nothing but this server", async () => {
    execFileSync(process.execPath, ["bin/bundle.js"]);
    const answer = await server.response("getSegmentWorker", { as: member });
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(answer.headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    const etag = answer.headers.get("etag") ?? "";
    expect(await answer.text()).not.toContain("new Function");
    const known = await server.response("getSegmentWorker", {
      as: member,
      headers: { "if-none-match": etag },
    });
    expect(known.status).toBe(304);
  });
});
