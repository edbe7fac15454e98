/** A download describes itself: how it is read, what is in it, what its format has lost. */
import { createHash } from "node:crypto";
import { parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { EXPORT_FORMATS, type ExportFormatName } from "@/lib/formats";
import { makeProject, submit, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip } from "../support/zip";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3);
  const rows = ["one", "two", "three", "four"].map((text, i) => ({
    id: `t${i}`,
    text,
    age: i,
    place: [i, 0.5],
  }));
  await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", mapping: JSON.stringify({ fields: { text: "text" }, id: "id" }) },
    raw: rows.map((row) => JSON.stringify(row)).join("\n"),
  });
  await server.runJobs();
  for (const [name, topic] of Object.entries({ ada: "billing", ben: "billing", cai: "refund" })) {
    const person = await server.person(name);
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 50))
      await submit(server, person, task.id, topic);
  }
});
afterEach(() => server.close());

async function freeze(changes: object = {}): Promise<string> {
  const ratios = { train: 0.5, validation: 0.25, test: 0.25 };
  const plan = { labels: "majority", ratios, seed: "7", softLabels: true, ...changes };
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: "R", plan },
  });
  await server.runJobs();
  return made.body.id;
}

async function bytesOf(release: string, format: ExportFormatName): Promise<Buffer> {
  const answer = await server.response("downloadRelease", {
    as: manager,
    params: { release },
    query: { format },
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}
const filesOf = async (release: string, format: ExportFormatName) => unzip(await bytesOf(release, format));
const rowsIn = (file: Buffer | undefined) => {
  if (!file) throw new Error("no such file");
  return parquetReadObjects({
    file: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
  });
};

describe("a download", () => {
  it.each<ExportFormatName>(["jsonl", "csv", "parquet", "hugging-face", "conllu", "tensorboard"])(
    "in %s has its load.py, a card and a description, each with its checksum, and the same bytes each time",
    async (format) => {
      const release = await freeze();
      const bytes = await bytesOf(release, format);
      expect((await bytesOf(release, format)).equals(bytes)).toBe(true);
      const files = await unzip(bytes);
      const { loader } = EXPORT_FORMATS[format];
      expect(String(files["load.py"])).toBe(loader.text);
      const readme = String(files["README.md"]);
      expect(readme).toContain(loader.text.trimEnd());
      expect(readme).toMatch(/^Release 1 with 4 tasks, frozen \d{4}-.*Z with Concord\. Format: /m);
      expect(readme).toMatch(/^\| tasks \| 2 \| 1 \| 1 \| 4 \|$/m);
      const { files: sums } = JSON.parse(String(files["manifest.json"]));
      const { distribution } = JSON.parse(String(files["croissant.json"]));
      const described = new Map<string, string>(
        distribution.map((one: Record<string, string>) => [one.name, one.sha256]),
      );
      for (const [path, content] of Object.entries(files)) {
        if (path === "manifest.json") continue;
        const sha256 = createHash("sha256").update(content).digest("hex");
        expect(sums[path].sha256).toBe(sha256);
        if (path !== "croissant.json") expect(described.get(path)).toBe(sha256);
      }
    },
  );

  it("of Parquet describes its columns, and has the votes and the types of the data", async () => {
    const files = await filesOf(await freeze(), "parquet");
    const { recordSet } = JSON.parse(String(files["croissant.json"]));
    const tasks = recordSet.find((one: { name: string }) => one.name.includes("tasks/split=train"));
    const types = tasks.field.map(({ name, dataType }: Record<string, string>) => [name, dataType]);
    expect(types).toContainEqual(["age", "sc:Integer"]);
    expect(types).toContainEqual(["place", "sc:Text"]);
    const votes = await rowsIn(files["votes/split=train/part-0.parquet"]);
    const topics = votes.filter(({ control }) => control === "topic");
    expect(topics.map(({ label_name, votes: count, of }) => [label_name, count, of])).toEqual(
      [0, 1].flatMap(() => [
        ["Billing", 2n, 3n],
        ["Refund", 1n, 3n],
      ]),
    );
  });

  it("for the hub has a card that stands alone, with the datasheet below", async () => {
    const readme = String((await filesOf(await freeze(), "hugging-face"))["README.md"]);
    const [, head = ""] = readme.split("---\n");
    expect(parse(head)).toMatchObject({ pretty_name: "R", size_categories: ["n<1K"] });
    for (const title of ["How to load it", "How it was chosen", "Known gaps"])
      expect(readme).toContain(`\n## ${title}\n`);
  });
});

it("the datasheet says how divided the votes behind the labels were", async () => {
  const sheet = String((await filesOf(await freeze(), "jsonl"))["datasheet.md"]);
  expect(sheet).toMatch(/^\| Topic \| 4 \| 4 \| 0\.918 \|$/m);
});

it("vectors of the data make a release suit the projector; without any it is refused", async () => {
  const { body } = await server.call("getRelease", {
    as: manager,
    params: { release: await freeze({ softLabels: false }) },
  });
  expect(body.formats.find(({ format }) => format === "tensorboard")).toMatchObject({
    unsuited: null,
    losses: [{ key: "losses.dataFields", count: 4 }],
  });
  const other = await makeProject(server, manager, 1);
  await server.call("startImport", {
    as: manager,
    params: { project: other },
    query: { format: "jsonl", mapping: JSON.stringify({ fields: { text: "text" } }) },
    raw: JSON.stringify({ text: "one", place: [1] }),
  });
  await server.runJobs();
  for (const task of await takeTasks(server, manager, other, 1))
    await submit(server, manager, task.id, "billing");
  project = other;
  const refused = await server.call("downloadRelease", {
    as: manager,
    params: { release: await freeze({ softLabels: false }) },
    query: { format: "tensorboard" },
  });
  expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/lists of numbers/) } });
});
