/** Pictures are told by an id nobody can guess, and that is not enough: who asks must see a task that shows them. */
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeProject, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const ONE_IMAGE = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [{ id: "clear", kind: "rating", name: "Clear", max: 5 }],
};

let server: TestServer;
let [manager, ada, bo, rita, neighbour]: Person[] = [];
let project: string;
let tasks: { id: string; asset: string }[];

beforeEach(async () => {
  server = await startTestServer();
  [manager, ada, bo, rita, neighbour] = await Promise.all(
    ["manager", "ada", "bo", "rita", "neighbour"].map((name) => server.person(name)),
  );
  project = await makeProject(server, manager as Person, 1, ONE_IMAGE);
  await makeProject(server, neighbour as Person, 1, ONE_IMAGE);
  for (const person of [ada, bo]) await server.join(project, person as Person, "annotator");
  await server.join(project, rita as Person, "reviewer");
  for (const background of ["red", "blue"]) {
    const picture = sharp({ create: { width: 8, height: 8, channels: 3, background } });
    const raw = new Uint8Array(await picture.png().toBuffer());
    const query = { format: "image", fileName: `${background}.png` };
    await server.call("startImport", { as: manager, params: { project }, query, raw });
    await server.runJobs();
  }
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  tasks = await Promise.all(
    items.map(async ({ id }) => {
      const { images } = (await server.call("getTask", { as: manager, params: { project, task: id } })).body;
      return { id, asset: images.image?.assetId ?? "" };
    }),
  );
});
afterEach(() => server.close());

/** The statuses of the picture and its thumbnail, which must never differ. */
async function look(person: Person | undefined | null, task: (typeof tasks)[number] | undefined) {
  const statuses = [];
  for (const variant of ["full", "thumbnail"]) {
    const params = { asset: task?.asset ?? "" };
    const answer = await server.response("getAsset", { as: person ?? null, params, query: { variant } });
    await answer.body?.cancel();
    statuses.push(answer.status);
  }
  expect(new Set(statuses).size).toBe(1);
  return statuses[0];
}

it("an annotator sees the pictures of tasks they hold or have answered, and no others of the project", async () => {
  for (const task of tasks) expect(await look(ada, task)).toBe(404);
  const [held] = await takeTasks(server, ada as Person, project, 1);
  const [mine, other] = [tasks.find(({ id }) => id === held?.id), tasks.find(({ id }) => id !== held?.id)];
  expect([await look(ada, mine), await look(ada, other), await look(bo, mine)]).toEqual([200, 404, 404]);
  await server.call("releaseLease", { as: ada, params: { task: mine?.id ?? "" } });
  expect(await look(ada, mine)).toBe(404);
});

it("nobody outside the project sees any, and who has left no longer does", async () => {
  const [held] = await takeTasks(server, ada as Person, project, 1);
  const task = tasks.find(({ id }) => id === held?.id);
  expect(await look(ada, task)).toBe(200);
  expect([await look(null, task), await look(neighbour, task)]).toEqual([401, 404]);
  expect([await look(rita, task), await look(manager, task)]).toEqual([200, 200]);
  for (const person of [ada, rita]) {
    await server.call("removeMember", { as: manager, params: { project, user: person?.id ?? "" } });
    expect(await look(person, task)).toBe(404);
  }
});

it("a picture that no task shows any more is seen by nobody, and those of other tasks still are", async () => {
  const [first, second] = tasks;
  const body = { selection: { ids: [first?.id] }, withAnswers: true };
  expect((await server.call("deleteTasks", { as: manager, params: { project }, body })).status).toBe(200);
  for (const person of [ada, rita, manager]) expect(await look(person, first)).toBe(404);
  expect(await look(manager, second)).toBe(200);
});

it("a picture is served as a picture only: no script of it runs, and nobody between keeps it", async () => {
  const params = { asset: tasks[0]?.asset ?? "" };
  const { headers, body } = await server.response("getAsset", { as: manager, params });
  // A file that is still being opened when the test ends would be missed.
  await body?.cancel();
  expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-type")).toMatch(/^image\/(png|jpeg|webp)$/);
  expect(headers.get("cache-control")).toMatch(/^private\b/);
});
