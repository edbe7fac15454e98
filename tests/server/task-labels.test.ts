import { afterEach, beforeEach, expect, it } from "vitest";
import { labelsOfTasks } from "@/db/queries/task-labels";
import { indexWaitingLabels } from "@/lib/server/tasks/label-indexer";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let ada: Person;
let bob: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
  [ada, bob] = [await server.person("ada"), await server.person("bob")];
  for (const person of [ada, bob]) await server.join(project, person, "annotator");
  await importTexts(server, manager, project, texts(6));
});
afterEach(() => server.close());

const params = () => ({ project });
const firstTask = async () => {
  const [task] = await takeTasks(server, ada, project, 1);
  await takeTasks(server, bob, project, 6);
  return task?.id ?? "";
};
const summaryOf = async (id: string) =>
  (await server.call("listTasks", { as: manager, params: params() })).body.items.find(
    (item) => item.id === id,
  )?.summary;
const keysOf = async (id: string) => {
  await indexWaitingLabels(server.services);
  const rows = await labelsOfTasks(server.services.database.read, { taskIds: [id] });
  return rows.map(({ userId, key, uses }) => `${userId === "" ? "final" : userId} ${key} ${uses}`);
};

it("shows what was annotated, how many say what where they differ, and the final answer once there is one", async () => {
  const task = await firstTask();
  expect(await summaryOf(task)).toBeNull();
  await submit(server, ada, task, "refund");
  expect(await summaryOf(task)).toMatchObject({ parts: [{ label: "refund", words: "Refund" }] });
  await submit(server, bob, task, "billing");
  expect((await summaryOf(task))?.parts).toMatchObject([
    { words: "Refund", annotators: 1 },
    { words: "Billing", annotators: 1 },
  ]);
  const document = { answers: { topic: "other" }, regions: [], relations: [] };
  const body = { baseRevision: 0, document };
  expect((await server.call("putResolution", { as: manager, params: { task }, body })).status).toBe(200);
  expect((await summaryOf(task))?.parts).toEqual([
    { control: "topic", label: "other", words: "Other", count: 1 },
  ]);
});

it("tells the labels of a long document by the index", async () => {
  const task = await firstTask();
  const regions = Array.from({ length: 120 }, (_, i) => ({
    id: `r${i}`,
    control: "parts",
    labels: [i % 3 === 0 ? "product" : "amount"],
    shape: { kind: "span", parts: [{ start: 0, end: 6, text: "Ticket" }] },
  }));
  const document = { answers: { topic: "refund" }, regions, relations: [] };
  expect((await submit(server, ada, task, "", { document })).status).toBe(200);
  await indexWaitingLabels(server.services);
  expect((await summaryOf(task))?.parts).toEqual([
    { control: "topic", label: "refund", words: "Refund", count: 1 },
    { control: "parts", label: "amount", words: "Amount", count: 80 },
    { control: "parts", label: "product", words: "Product", count: 40 },
  ]);
});

it("the index follows every change: submits, rejections, final answers, deletion", async () => {
  const task = await firstTask();
  const first = await submit(server, ada, task, "refund");
  expect(await keysOf(task)).toEqual([`${ada.id} topic 1`, `${ada.id} topic/refund 1`]);
  const { id: annotationId } = first.body.annotation;
  await submit(server, ada, task, "other", { annotationId, baseRevision: 1 });
  expect(await keysOf(task)).toEqual([`${ada.id} topic 1`, `${ada.id} topic/other 1`]);
  const review = { annotationId, revision: 2, decision: "rejected", reason: "No." };
  await server.call("createReview", { as: manager, params: params(), body: review });
  expect(await keysOf(task)).toEqual([]);
  const document = { answers: { topic: "other" }, regions: [], relations: [] };
  await server.call("putResolution", { as: manager, params: { task }, body: { baseRevision: 0, document } });
  expect(await keysOf(task)).toEqual(["final topic 1", "final topic/other 1"]);
  await server.call("deleteResolution", { as: manager, params: { task }, query: { revision: "1" } });
  expect(await keysOf(task)).toEqual([]);
  await submit(server, bob, task, "billing");
  expect(await keysOf(task)).toHaveLength(2);
  const body = { selection: { ids: [task] }, withAnswers: true };
  await server.call("deleteTasks", { as: manager, params: params(), body });
  expect(await keysOf(task)).toEqual([]);
});
