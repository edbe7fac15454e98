/** What the files of a release hold for whoever trains on them. */
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeProject, submit, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip } from "../support/zip";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
});
afterEach(() => server.close());

async function importRows(rows: object[], mapping: object): Promise<void> {
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", mapping: JSON.stringify({ fields: { text: "text" }, ...mapping }) },
    raw: rows.map((row) => JSON.stringify(row)).join("\n"),
  });
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  await server.runJobs();
}

/** Everybody named answers every task. */
async function labelAll(topics: Record<string, (seq: number) => string>): Promise<void> {
  for (const [name, topic] of Object.entries(topics)) {
    const person = await server.person(name);
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 50))
      await submit(server, person, task.id, topic(task.seq));
  }
}

const PLAN = { labels: "majority", ratios: { train: 1, validation: 0, test: 0 }, seed: "7" };

async function freeze(changes: object = {}): Promise<string> {
  const plan = { ...PLAN, ...changes };
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: "R", plan },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(202);
  await server.runJobs();
  return made.body.id;
}

async function filesOf(release: string, format: string): Promise<Record<string, string>> {
  const params = { release };
  const answer = await server.response("downloadRelease", { as: manager, params, query: { format } });
  const files = await unzip(Buffer.from(await answer.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.toString("utf8")]));
}

describe("the data of the tasks", () => {
  const rows = [
    { key: "a", text: "one", patient: "P3", ward: "north", age: 41, urgent: false },
    { key: "b", text: "two", patient: "", ward: null, group: "own", tags: ["x", "y"] },
    { key: "c", text: "three", patient: "P3", ward: "south" },
  ];
  beforeEach(async () => {
    await importRows(rows, { id: "key", group: "patient" });
    await labelAll({ a: () => "billing" });
  });

  it("is whole in CSV, under headings that no other column has, with the group as it was given", async () => {
    const release = await freeze();
    const { "train.csv": table = "", "manifest.json": manifest = "" } = await filesOf(release, "csv");
    const [headings, ...cells] = parse(table) as string[][];
    expect(headings).toEqual(
      ["id", "external_id", "split", "group", "text", "age", "data.group", "tags", "urgent", "ward"].concat([
        "Topic",
        "Clarity",
        "Parts",
      ]),
    );
    expect(cells.map((row) => row.slice(1, 11))).toEqual([
      ["a", "train", "P3", "one", "41", "", "", "false", "north", "Billing"],
      ["b", "train", "", "two", "", "own", '["x","y"]', "", "", "Billing"],
      ["c", "train", "P3", "three", "", "", "", "", "south", "Billing"],
    ]);
    expect(JSON.parse(manifest).losses).toEqual({});
  });

  it("has in JSONL the given group beside the key its split was made from", async () => {
    const itemsOf = async (release: string) =>
      ((await filesOf(release, "jsonl"))["train.jsonl"] ?? "")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { group: string; givenGroup: string | null });
    const items = await itemsOf(await freeze());
    expect(items.map(({ givenGroup }) => givenGroup)).toEqual(["P3", null, "P3"]);
    expect(items.map(({ group }) => group.replace(/[0-9a-f]{64}/, "…"))).toEqual([
      "group:P3",
      "content:…",
      "group:P3",
    ]);
    const byWard = await itemsOf(await freeze({ groupField: "ward" }));
    expect(byWard.map(({ givenGroup }) => givenGroup)).toEqual(["north", null, "south"]);
  });
});
