/** Images that the rows of a table name by their address: fetched from hosts that the operator has listed, and from no others. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parseAllowedTargets } from "@/lib/server/outbound/target";
import { answerBody, makeProject, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip, zipOf } from "../support/zip";

const SCHEMA = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    {
      id: "weather",
      kind: "choice",
      name: "Weather",
      labels: [
        { id: "sun", name: "Sun" },
        { id: "rain", name: "Rain" },
      ],
    },
  ],
};
const plain = (red: number) =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer();

type Answer = { status: number; body?: Buffer | string; headers?: Record<string, string> };
let server: TestServer;
let manager: Person;
let project: string;
let host: Server;
let other: Server;
let base: string;
let elsewhere: string;
/** What was asked of each host, in order. */
let asked: string[];
let askedElsewhere: string[];
let answers: Record<string, Answer | (() => Answer)>;

async function listen(log: string[]): Promise<[Server, string]> {
  const made = createServer((request, response) => {
    log.push(request.url ?? "");
    const found = answers[request.url ?? ""] ?? { status: 404 };
    const { status, body = "", headers = {} } = typeof found === "function" ? found() : found;
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return [made, `http://127.0.0.1:${(made.address() as AddressInfo).port}`];
}

beforeEach(async () => {
  [asked, askedElsewhere, answers] = [[], [], {}];
  [host, base] = await listen(asked);
  [other, elsewhere] = await listen(askedElsewhere);
  server = await startTestServer();
  const listed = parseAllowedTargets(new URL(base).host);
  if (!listed.ok) throw new Error(listed.error);
  server.services.config.imageHosts = listed.value;
  manager = await server.person("manager");
  project = await makeProject(server, manager, 1, SCHEMA);
});
afterEach(async () => {
  await server.close();
  for (const one of [host, other]) await new Promise((resolve) => one.close(resolve));
});

const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join("\n");

async function importRows(raw: string | Uint8Array<ArrayBuffer>, query: Record<string, string> = {}) {
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", ...query },
    raw,
  });
  expect(started.status).toBe(202);
  await server.runJobs();
  const params = { project, job: started.body.id };
  return (await server.call("getImport", { as: manager, params })).body;
}
const tasks = async () => (await server.call("listTasks", { as: manager, params: { project } })).body.items;

it("makes tasks of images by address, called by host and path, and releases them so", async () => {
  answers["/a/one.png?sig=s"] = { status: 200, body: await plain(10) };
  answers["/b/one.png"] = { status: 302, headers: { location: "/c" } };
  answers["/c"] = { status: 200, body: await plain(20) };
  const done = await importRows(
    lines([{ image: `${base}/a/one.png?sig=s`, city: "Oslo" }, { image: `${base}/b/one.png` }]),
  );
  expect(done).toMatchObject({ status: "done", added: 2, errors: 0 });
  const { host: at } = new URL(base);
  expect((await tasks()).map(({ preview }) => preview)).toEqual([`${at}/a/one.png`, `${at}/b/one.png`]);
  const [task] = await takeTasks(server, manager, project, 1);
  expect(task?.data).toEqual({ image: `${base}/a/one.png?sig=s`, city: "Oslo" });

  for (const { id } of await takeTasks(server, manager, project, 5))
    await server.call("putAnnotation", {
      as: manager,
      params: { task: id },
      body: { ...answerBody("-"), document: { answers: { weather: "sun" }, regions: [], relations: [] } },
    });
  const plan = { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "7" };
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: "R", plan },
  });
  await server.runJobs();
  const answer = await server.response("downloadRelease", {
    as: manager,
    params: { release: made.body.id },
    query: { format: "jsonl" },
  });
  const files = Object.keys(await unzip(Buffer.from(await answer.arrayBuffer())));
  const images = files.filter((name) => name.startsWith("images/"));
  expect(images).toHaveLength(2);
  for (const name of images) expect(name).toMatch(/^images\/[\w./-]+\/[ab]\/one\.png$/);
});

it("asks no host that is not listed, also not where a listed one leads there", async () => {
  answers["/away.png"] = { status: 302, headers: { location: `${elsewhere}/x.png` } };
  answers["/x.png"] = { status: 200, body: await plain(1) };
  const rows = [{ image: `${elsewhere}/x.png` }, { image: `${base}/away.png` }, { image: "file.png" }];
  const preview = await server.call("previewImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl" },
    raw: lines(rows),
  });
  expect(preview.body.errors).toMatchObject([
    { row: 1, message: expect.stringContaining("CONCORD_IMAGE_HOSTS") },
    { row: 3, message: expect.stringContaining("zip") },
  ]);
  expect(await importRows(lines(rows))).toMatchObject({ status: "failed", errors: 2 });
  expect(asked).toEqual([]);
  const some = await importRows(lines(rows), { mode: "skip-bad-rows" });
  expect(some).toMatchObject({ status: "done", added: 0, errors: 3 });
  expect(some.firstErrors.map(({ row }) => row).toSorted()).toEqual([1, 2, 3]);
  expect(askedElsewhere).toEqual([]);
});

it("tries again what may come, and tells per row what does not", async () => {
  let tries = 0;
  answers["/late.png"] = () => (tries++ === 0 ? { status: 503 } : { status: 200, body: late });
  const late = await plain(30);
  answers["/page.png"] = { status: 200, body: "<html>" };
  const rows = [{ image: `${base}/late.png` }, { image: `${base}/gone.png` }, { image: `${base}/page.png` }];
  const some = await importRows(lines(rows), { mode: "skip-bad-rows" });
  expect(some).toMatchObject({ status: "done", added: 1, errors: 2 });
  expect(some.firstErrors).toMatchObject([
    { row: 2, message: expect.stringContaining("404") },
    { row: 3, message: expect.stringMatching(/not a JPEG/) },
  ]);
  expect(asked.filter((url) => url === "/gone.png")).toHaveLength(1);
  const all = await importRows(lines([{ image: `${base}/other.png` }]));
  expect(all).toMatchObject({ status: "failed" });
  expect(await tasks()).toHaveLength(1);
});

it("takes labels that come with addresses, and images of a zip beside addresses", async () => {
  answers["/sun.png"] = { status: 200, body: await plain(40) };
  answers["/two.png"] = { status: 200, body: await plain(50) };
  const labels = {
    people: "predictions",
    predictions: true,
    map: {},
    add: false,
    columns: [{ control: "weather", column: "label" }],
  };
  const csv = `image,label\n${base}/sun.png,Sun\n`;
  const done = await importRows(csv, { format: "csv", mapping: JSON.stringify({ labels }) });
  expect(done).toMatchObject({ status: "done", added: 1, predictions: 1 });
  const zip = await zipOf({
    "table.csv": Buffer.from(`image\n${base}/two.png\nown.png\n`),
    "own.png": await plain(60),
  });
  const mixed = await importRows(new Uint8Array(zip), { format: "zip" });
  expect(mixed).toMatchObject({ status: "done", added: 2 });
});
