import { afterEach, beforeEach, expect, it } from "vitest";
import { MOST_UNITS } from "@/lib/labels/neighbour-texts";
import { makeProject, submit, TOPIC_SCHEMA, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let ada: Person;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  ada = await server.person("Ada");
});
afterEach(() => server.close());

type Row = { id: string; text?: string; group?: string };

async function projectOf(schema: unknown, rows: Row[]): Promise<string> {
  const project = await makeProject(server, manager, 1, schema);
  const mapping = JSON.stringify({ fields: { text: "text" }, id: "id", group: "group" });
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", mapping },
    raw: rows.map((row) => JSON.stringify(row)).join("\n"),
  });
  expect(started.status).toBe(202);
  await server.runJobs();
  await server.join(project, ada, "annotator");
  return project;
}

const withNeighbours = (neighbours: number) => ({ ...TOPIC_SCHEMA, neighbours });
/** Turns of two talks by turns; and one row alone. */
const TALKS: Row[] = [
  ...Array.from({ length: 10 }, (_, i) => ({ id: `${i}`, text: `turn ${i}`, group: i % 2 ? "odd" : "even" })),
  { id: "alone", text: "alone" },
];

async function around(project: string, count = TALKS.length): Promise<unknown[]> {
  const tasks = await takeTasks(server, ada, project, count);
  const words = (side: { texts: string[] }[] | undefined) => side?.flatMap(({ texts }) => texts).join(", ");
  return tasks
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ data, neighbours }) => [data.text, words(neighbours?.before), words(neighbours?.after)]);
}

it("tasks come with so many tasks of their group on either side as the label schema says, by number", async () => {
  const project = await projectOf(withNeighbours(2), TALKS);
  const shown = await around(project);
  expect(shown).toHaveLength(11);
  expect(shown).toEqual([
    ["turn 0", "", "turn 2, turn 4"],
    ["turn 1", "", "turn 3, turn 5"],
    ["turn 2", "turn 0", "turn 4, turn 6"],
    ["turn 3", "turn 1", "turn 5, turn 7"],
    ["turn 4", "turn 0, turn 2", "turn 6, turn 8"],
    ["turn 5", "turn 1, turn 3", "turn 7, turn 9"],
    ["turn 6", "turn 2, turn 4", "turn 8"],
    ["turn 7", "turn 3, turn 5", "turn 9"],
    ["turn 8", "turn 4, turn 6", ""],
    ["turn 9", "turn 5, turn 7", ""],
    ["alone", "", ""],
  ]);
});

it("without the setting there are none", async () => {
  const project = await projectOf(TOPIC_SCHEMA, TALKS);
  const tasks = await takeTasks(server, ada, project, 3);
  expect(tasks.map((task) => "neighbours" in task)).toEqual([false, false, false]);
});

it("no group of another project is shown, whatever its name", async () => {
  await projectOf(withNeighbours(3), [
    { id: "1", text: "theirs", group: "g" },
    { id: "2", text: "theirs", group: "g" },
    { id: "3", text: "theirs", group: "g" },
  ]);
  const own = await projectOf(withNeighbours(3), [
    { id: "1", text: "a", group: "g" },
    { id: "2", text: "b", group: "g" },
  ]);
  expect(await around(own)).toEqual([
    ["a", "", "b"],
    ["b", "a", ""],
  ]);
});

it("a task that is opened again, or comes with an answer, has them too; nothing but texts is told of them", async () => {
  const project = await projectOf(withNeighbours(1), TALKS);
  const [first] = await takeTasks(server, ada, project, 1);
  const { body } = await submit(server, ada, first?.id ?? "", "billing", { next: { count: 1, have: [] } });
  expect(body.next?.tasks[0]?.neighbours).toEqual({ before: [], after: [{ seq: 4, texts: ["turn 3"] }] });
  const opened = await server.call("getLabelTask", { as: ada, params: { task: first?.id ?? "" } });
  expect(opened.body.neighbours).toEqual({ before: [], after: [{ seq: 3, texts: ["turn 2"] }] });
});

it("of long texts the part nearest to the task is sent", async () => {
  const long = (end: string) => `${end}${"x".repeat(MOST_UNITS)}${end}`;
  const rows = [long("1"), "2", long("3")].map((text, i) => ({ id: `${i}`, text, group: "g" }));
  const tasks = await takeTasks(server, ada, await projectOf(withNeighbours(1), rows), 3);
  const { neighbours } = tasks.find(({ data }) => data.text === "2") ?? {};
  expect(neighbours?.before[0]?.texts[0]).toBe(`…${"x".repeat(MOST_UNITS - 1)}1`);
  expect(neighbours?.after[0]?.texts[0]).toBe(`3${"x".repeat(MOST_UNITS - 1)}…`);
});

it("the schema editor is told the data fields of tasks", async () => {
  const project = await projectOf(TOPIC_SCHEMA, [{ id: "1", text: "a", group: "g" }]);
  const usage = await server.call("getSchemaUsage", { as: manager, params: { project } });
  expect(usage.body.fields).toContain("text");
});
