/** A random sample of the answers that wait for a review: the same again, of everybody, and only that. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { isInSample, sampleStretches } from "@/lib/core/id-sample";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
  await importTexts(server, manager, project, texts(30));
  for (const name of ["ada", "bob"]) {
    const person = await server.person(name);
    await server.join(project, person, "annotator");
    for (const { id } of await takeTasks(server, person, project, 30))
      await submit(server, person, id, "other");
  }
});
afterEach(() => server.close());

const listed = async (query: Record<string, string>) => {
  const answer = await server.call("listReviews", { as: manager, params: { project }, query });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

it("takes those whose ids are in the sample, counts them, and another seed takes others", async () => {
  const all = (await listed({ limit: "100" })).items.map(({ annotationId }) => annotationId);
  expect(all).toHaveLength(60);
  const wanted = (seed: number) => all.filter((id) => isInSample(id, sampleStretches(40, seed)));
  for (const seed of [0, 1, 7]) {
    const page = await listed({ limit: "100", sample: "40", seed: `${seed}` });
    expect(page.items.map(({ annotationId }) => annotationId)).toEqual(wanted(seed));
    expect(page.waiting?.count).toBe(wanted(seed).length);
  }
  const [first] = wanted(0);
  if (first === undefined) return;
  const revision = 1;
  const body = { annotationId: first, revision, decision: "accepted" };
  expect((await server.call("createReview", { as: manager, params: { project }, body })).status).toBe(200);
  const left = await listed({ limit: "100", sample: "40" });
  expect(left.items.map(({ annotationId }) => annotationId)).toEqual(wanted(0).slice(1));
  const done = await listed({ status: "accepted", sample: "40" });
  expect(done.items.map(({ annotationId }) => annotationId)).toEqual([first]);
});

it("refuses a share that is none", async () => {
  for (const sample of ["0", "101", "many"])
    expect(
      (await server.call("listReviews", { as: manager, params: { project }, query: { sample } })).status,
    ).toBe(400);
});
