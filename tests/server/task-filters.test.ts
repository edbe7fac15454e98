import { afterAll, beforeAll, expect, it } from "vitest";
import { partsOfFilter } from "@/db/queries/task-filter";
import { countOfTasks, type FirstPart, nearPageOfTasks, pageOfTasks } from "@/db/queries/task-list";
import { TaskFilter } from "@/lib/contracts/tasks";
import { taskWhere } from "@/lib/server/tasks/task-where";
import { makeProject, submit, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const ROWS = [
  { id: "a", text: "Ticket one", group: "north", lang: "Deutsch", paid: true },
  { id: "b", text: "Ticket two", group: "north", lang: "English", paid: false },
  { id: "c", text: "Ticket three", group: "south", lang: "Русский", amount: 12.5 },
  {
    id: "d",
    text: "Ticket four",
    group: "south",
    lang: "русский язык",
    'odd "name"': "yes",
    code: "ok",
    mark: 5,
    tags: ["x", "y"],
  },
];

let server: TestServer;
let manager: Person;
let ada: Person;
let bob: Person;
let project: string;
let imports: string[];

const startImport = async (rows: object[]) => {
  const mapping = JSON.stringify({ fields: { text: "text" }, id: "id", group: "group", keepOther: true });
  const raw = rows.map((row) => JSON.stringify(row)).join("\n");
  const query = { format: "jsonl", mapping };
  const made = await server.call("startImport", { as: manager, params: { project }, query, raw });
  await server.runJobs();
  return made.body.id;
};

beforeAll(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
  [ada, bob] = [await server.person("ada"), await server.person("bob")];
  for (const person of [ada, bob]) await server.join(project, person, "annotator");
  imports = [await startImport(ROWS.slice(0, 2)), await startImport(ROWS.slice(2))];
  // a: both refund; b: refund and billing; c: skipped by ada, asked about by bob; d: open, assigned to ada.
  const tasks = await takeTasks(server, ada, project, 3);
  await takeTasks(server, bob, project, 4);
  const [a, b, c] = tasks.map(({ id }) => id) as [string, string, string];
  await submit(server, ada, a, "refund");
  await submit(server, bob, a, "refund");
  await submit(server, ada, b, "refund");
  await submit(server, bob, b, "billing");
  const empty = { answers: {}, regions: [], relations: [] };
  await submit(server, ada, c, "", { state: "skipped", skipReason: "unclear", document: empty });
  const asked = await server.call("askQuestion", {
    as: bob,
    params: { project },
    body: { taskId: c, text: "What is meant by this?" },
  });
  expect(asked.status).toBeLessThan(300);
  const final = { answers: { topic: "other" }, regions: [], relations: [] };
  await server.call("putResolution", {
    as: manager,
    params: { task: b },
    body: { baseRevision: 0, document: final },
  });
  await server.call("assignTasks", {
    as: manager,
    params: { project },
    body: { selection: { filter: { search: "four" } }, userId: ada.id },
  });
});
afterAll(() => server.close());

const CASES: [name: string, query: () => Record<string, string>, expected: string][] = [
  ["a label of any annotator", () => ({ label: "topic/refund" }), "ab"],
  ["a label of the final answer alone", () => ({ label: "topic/other", final: "true" }), "b"],
  [
    "a label that only annotators gave, asked of the final answer",
    () => ({ label: "topic/refund", final: "true" }),
    "",
  ],
  ["a label of one annotator", () => ({ label: "topic/refund", annotator: bob.id }), "a"],
  ["a question that was answered", () => ({ label: "topic" }), "ab"],
  ["a label that nobody gave", () => ({ label: "topic/nothing" }), ""],
  ["an import", () => ({ import: imports[1] ?? "" }), "cd"],
  ["a group", () => ({ group: "north" }), "ab"],
  ["low agreement", () => ({ agreementOn: "topic", agreementBelow: "0.8" }), "b"],
  ["high agreement", () => ({ agreementOn: "topic", agreementFrom: "0.8" }), "a"],
  [
    "agreement between bounds",
    () => ({ agreementOn: "topic", agreementFrom: "0", agreementBelow: "1" }),
    "b",
  ],
  ["a question", () => ({ question: "any" }), "c"],
  ["an open question", () => ({ question: "open" }), "c"],
  ["decided", () => ({ decided: "true" }), "b"],
  ["not decided", () => ({ decided: "false" }), "acd"],
  ["skipped", () => ({ skipped: "true" }), "c"],
  ["an assignee", () => ({ assignee: ada.id }), "d"],
  ["a field's value", () => ({ field: "lang", fieldIs: "English" }), "b"],
  ["a field's value in other letters, which it is not", () => ({ field: "lang", fieldIs: "english" }), ""],
  ["a part of a field in any capitals", () => ({ field: "lang", fieldHas: "рус" }), "cd"],
  ["a number", () => ({ field: "amount", fieldIs: "12.5" }), "c"],
  ["a truth value", () => ({ field: "paid", fieldIs: "true" }), "a"],
  ["a field with an odd name", () => ({ field: 'odd "name"', fieldIs: "yes" }), "d"],
  ["a value of two letters", () => ({ field: "code", fieldIs: "ok" }), "d"],
  ["two letters within a value", () => ({ field: "lang", fieldIs: "ан" }), ""],
  ["a value of one digit", () => ({ field: "mark", fieldIs: "5" }), "d"],
  ["a list as it is written", () => ({ field: "tags", fieldIs: '["x","y"]' }), "d"],
  [
    "an import, a group and a state",
    () => ({ import: imports[1] ?? "", group: "south", status: "new" }),
    "cd",
  ],
  ["a text of another field", () => ({ field: "lang", fieldHas: "Ticket" }), ""],
  [
    "several at once",
    () => ({ label: "topic/refund", group: "north", decided: "false", search: "one" }),
    "a",
  ],
  ["an annotation that was submitted since then", () => ({ submittedFrom: "1" }), "ab"],
  ["an annotation that was submitted before then", () => ({ submittedBefore: "1" }), ""],
  [
    "one annotator's since then",
    () => ({ annotator: bob.id, submittedFrom: "1", label: "topic/billing" }),
    "b",
  ],
  ["the last annotation since then", () => ({ submittedFrom: "1", lastSubmitted: "true" }), "ab"],
  [
    "the last annotation, which was one annotator's",
    () => ({ submittedFrom: "1", lastSubmitted: "true", annotator: bob.id }),
    "ab",
  ],
  ["several that no task meets", () => ({ label: "topic/refund", group: "south" }), ""],
];

it.each(CASES)("%s", async (_, query, expected) => {
  const answer = await server.call("listTasks", { as: manager, params: { project }, query: query() });
  expect(answer.status).toBe(200);
  expect(answer.body.items.map(({ externalId }) => externalId).join("")).toBe(expected);
  expect(answer.body).toMatchObject({ total: expected.length, totalIsExact: true });
});

it.each(CASES)("%s: the same whatever the search begins with", async (_, query, expected) => {
  const { read: db, scan } = server.services.database;
  const where = taskWhere(project, TaskFilter.parse(query()));
  const parts = partsOfFilter(db, where);
  const page = { where, parts, sort: "seq" as const, limit: 10 };
  const named = parts.filter((part): part is FirstPart => part.ids !== undefined);
  for (const first of [undefined, ...named]) {
    expect(await scan(pageOfTasks(db, page, first))).toHaveLength(expected.length);
    const [row] = await scan<{ tasks: number }>(countOfTasks(db, page, { first, atMost: 9 }));
    expect(Number(row?.tasks)).toBe(expected.length);
  }
  for (const within of [undefined, ...parts.filter((part) => part.isOrdered)])
    expect(await scan(nearPageOfTasks(db, page, 100, within))).toHaveLength(expected.length);
});

it("bulk changes take the same filter", async () => {
  const body = { selection: { filter: { label: "topic/billing", decided: true } }, userId: ada.id };
  const unassigned = await server.call("assignTasks", {
    as: manager,
    params: { project },
    body: { ...body, assigned: false },
  });
  expect(unassigned.body).toEqual({ changed: 0, full: 0 });
  const filter = { decided: false, field: "paid", fieldIs: "true" };
  const gone = await server.call("deleteTasks", {
    as: manager,
    params: { project },
    body: { selection: { filter }, withAnswers: false },
  });
  expect(gone.body).toEqual({ deleted: 0, kept: 1 });
});

it.each([
  ["a label of the annotation itself", { label: "topic/billing" }, ["b bob"]],
  ["a label that somebody else gave to the task", { label: "topic/refund", annotator: "bob" }, ["a bob"]],
  ["a group and a text", { group: "north", search: "one" }, ["a ada", "a bob"]],
  ["disagreement", { agreementOn: "topic", agreementBelow: "1" }, ["b ada", "b bob"]],
])("reviews are filtered by %s", async (_, query, expected) => {
  const people = { ada: ada.id, bob: bob.id };
  const { annotator, ...rest } = { annotator: undefined, ...query };
  const answer = await server.call("listReviews", {
    as: manager,
    params: { project },
    query: { ...rest, ...(annotator === undefined ? {} : { annotator: people[annotator as "bob"] }) },
  });
  const found = answer.body.items.map(({ task, annotator: { name } }) => `${"abcd"[task.seq - 1]} ${name}`);
  expect(found.toSorted()).toEqual(expected);
  expect(answer.body.waiting).toEqual({ count: expected.length, isMore: false });
});
