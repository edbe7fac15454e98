/** A question with several answers that some leave empty, from the API to agreement, majority and release. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const SCHEMA = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    {
      id: "tags",
      kind: "choice",
      name: "Tags (none, one or several)",
      multiple: true,
      labels: [
        { id: "toxic", name: "Toxic" },
        { id: "spam", name: "Spam" },
      ],
    },
  ],
};

let server: TestServer;
let manager: Person;
let project: string;
beforeAll(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3, SCHEMA);
  await importTexts(server, manager, project, texts(10));
  for (const name of ["Ada", "Bo", "Cy"]) {
    const person = await server.person(name);
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 10)) {
      const i = task.seq - 1;
      const gives = name === "Ada" || i < 5;
      // Left out or given as an empty list: the same answer.
      const none = name === "Bo" ? {} : { tags: [] };
      const answers = gives ? { tags: [i % 2 === 1 ? "toxic" : "spam"] } : none;
      const sent = await submit(server, person, task.id, "", {
        document: { answers, regions: [], relations: [] },
      });
      expect(sent.status).toBe(200);
    }
  }
});
afterAll(() => server.close());

describe("tags that two of three annotators leave empty (data/trials/multi-none.json)", () => {
  it("are disagreement: alpha-MASI 0.515, percent 0.667, ten tasks, five of them disputed", async () => {
    const params = { project };
    const { body } = await server.call("getAgreement", { as: manager, params });
    const [tags] = body.controls as unknown as {
      headline: { id: string; value: number; units: number };
      measures: { id: string; value: number }[];
    }[];
    expect(tags?.headline).toMatchObject({ id: "alpha-masi", units: 10 });
    expect(tags?.headline.value).toBeCloseTo(0.5151, 4);
    expect(tags?.measures.find(({ id }) => id === "percent")?.value).toBeCloseTo(0.6667, 4);
    const disputed = await server.call("listDisputed", { as: manager, params, query: { control: "tags" } });
    expect(disputed.body.items.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual([6, 7, 8, 9, 10]);
    expect(disputed.body.items[0]?.given).toContainEqual({ label: "—", count: 2 });
  });

  it("give no tag by majority, on the task and in a release", async () => {
    const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
    const eighth = items.find(({ seq }) => seq === 8);
    const detail = await server.call("getTask", { as: manager, params: { project, task: eighth?.id ?? "" } });
    expect(detail.body.majority).toMatchObject({ document: { answers: { tags: [] } }, ties: [] });
    const plan = { labels: "majority", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" };
    await server.call("createRelease", { as: manager, params: { project }, body: { name: "R", plan } });
    await server.runJobs();
    const rows = await server.services.database.read.raw.all<{ item: string }>(
      "select item from release_item order by seq",
      [],
    );
    const labels = rows.map(({ item }) => JSON.parse(item).labels.answers.tags);
    expect(labels).toEqual([["spam"], ["toxic"], ["spam"], ["toxic"], ["spam"], [], [], [], [], []]);
  });
});
