import { afterEach, beforeEach, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

it("tells whoever has finished all tasks that all of them are done, and all others from then on", async () => {
  const manager = await server.person("manager", "owner");
  const project = await makeProject(server, manager);
  await importTexts(server, manager, project, texts(3));
  const person = await server.person("ada");
  await server.join(project, person, "annotator");
  const seen: unknown[] = [];
  for (const task of await takeTasks(server, person, project, 3)) {
    const answer = await submit(server, person, task.id, "other", { next: { count: 1, have: [] } });
    seen.push(answer.body.next?.progress);
  }
  expect(seen).toMatchObject([
    { mine: 1, done: 1, total: 3 },
    { mine: 2, done: 2, total: 3 },
    { mine: 3, done: 3, total: 3 },
  ]);
  const session = await server.call("getLabelSession", { as: manager, params: { project } });
  expect(session.body.progress).toMatchObject({ mine: 0, done: 3, total: 3 });
  await importTexts(server, manager, project, [...texts(3), "one more"]);
  const queue = await server.call("queue", {
    as: manager,
    params: { project },
    body: { count: 1, have: [] },
  });
  expect(queue.body.progress).toMatchObject({ done: 3, total: 4 });
});

it("tells so in a larger project, too, where the totals are some seconds old until then", async () => {
  const manager = await server.person("manager", "owner");
  const project = await makeProject(server, manager);
  await importTexts(server, manager, project, texts(201));
  const person = await server.person("ada");
  await server.join(project, person, "annotator");
  const params = { project };
  const ask = async () =>
    (await server.call("queue", { as: person, params, body: { count: 50, have: [] } })).body;
  let answer = await ask();
  expect(answer.progress).toMatchObject({ done: 0, total: 201 });
  while (answer.tasks.length > 0) {
    await Promise.all(answer.tasks.map((task) => submit(server, person, task.id, "other")));
    answer = await ask();
  }
  expect(answer.progress).toMatchObject({ mine: 201, done: 201, total: 201 });
});

it("counts today and the days of charts by the clock of who asks, and by UTC where nobody says", async () => {
  const manager = await server.person("manager", "owner");
  const project = await makeProject(server, manager);
  await importTexts(server, manager, project, texts(2));
  const [task] = await takeTasks(server, manager, project, 1);
  // Half past ten in the evening in UTC is the next day in Moscow.
  const evening = Date.UTC(2026, 10, 28, 22, 30);
  const { services } = server;
  const { now } = services;
  services.now = () => evening;
  const seen = async (timeZone?: string) => {
    const asked = { as: manager, params: { project }, ...(timeZone && { timeZone }) };
    return (await server.call("getOverview", asked)).body.perDay;
  };
  await submit(server, manager, task?.id ?? "", "other");
  expect(await seen()).toEqual([{ day: "2026-11-28", answers: 1 }]);
  expect(await seen("Europe/Moscow")).toEqual([{ day: "2026-11-29", answers: 1 }]);
  expect(await seen("Mars/Olympus")).toEqual([{ day: "2026-11-28", answers: 1 }]);
  services.now = now;
});
