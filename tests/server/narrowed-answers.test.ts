import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importTexts, makeProject, submit, TOPIC_SCHEMA, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
});
afterEach(() => server.close());

const save = (schema: object, extra: object = {}) =>
  server.call("putSchema", {
    as: manager,
    params: { project },
    body: { schema, baseVersion: 1, ...extra },
  });

describe("settings that answers no longer fit", () => {
  const tree = (extra: object, ...more: object[]) => ({
    ...TOPIC_SCHEMA,
    controls: [
      {
        ...{ id: "topic", kind: "taxonomy", name: "Topic", required: true, ...extra },
        labels: [
          { id: "phones", name: "Phones" },
          { id: "android", name: "Android", parent: "phones" },
          ...more,
        ],
      },
    ],
  });
  const finer = { id: "pixel", name: "Pixel", parent: "android" };

  async function answered(first: object, ...values: (string | string[])[]): Promise<string[]> {
    expect((await save(first, { acceptLoss: true })).status).toBe(200);
    await importTexts(server, manager, project, texts(1));
    const tasks: string[] = [];
    for (const [i, value] of values.entries()) {
      const one = await server.person(`Annotator ${i}`);
      await server.join(project, one, "annotator");
      const [task] = await takeTasks(server, one, project, 1);
      tasks.push(task?.id ?? "");
      const document = { answers: { topic: value }, regions: [], relations: [] };
      expect((await submit(server, one, task?.id ?? "", "", { document, schemaVersion: 2 })).status).toBe(
        200,
      );
    }
    return tasks;
  }

  it("a finer label below the chosen one is told as a loss by its path, and the vote then has no answer", async () => {
    const [task] = await answered(tree({ leavesOnly: true }), "android", "android");
    const after = tree({ leavesOnly: true }, finer);
    expect(await save(after, { baseVersion: 2 })).toMatchObject({
      status: 409,
      body: { losses: [{ what: "Topic › Phones › Android", annotations: 2 }] },
    });
    expect((await save(after, { baseVersion: 2, acceptLoss: true })).status).toBe(200);
    const detail = await server.call("getTask", { as: manager, params: { project, task: task ?? "" } });
    expect(detail.body.majority).toMatchObject({ document: { answers: {} }, ties: ["topic"] });
    const params = { task: task ?? "" };
    const refused = await server.call("putResolution", {
      as: manager,
      params,
      body: { baseRevision: 0, document: { answers: { topic: "android" }, regions: [], relations: [] } },
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { issues: [{ message: expect.stringContaining('"Phones › Android" has finer labels') }] },
    });
  });

  it("several labels at once switched off loses answers of several, and keeps those of one", async () => {
    await answered(tree({ multiple: true }, finer), ["android", "pixel"], ["pixel"]);
    expect(await save(tree({}, finer), { baseVersion: 2 })).toMatchObject({
      status: 409,
      body: { losses: [{ what: "Topic", annotations: 1 }] },
    });
  });

  it("several labels at once switched on loses nothing", async () => {
    await answered(tree({}, finer), "android", "pixel");
    expect((await save(tree({ multiple: true }, finer), { baseVersion: 2 })).status).toBe(200);
  });
});

describe("the template of a skeleton", () => {
  const pose = (...ids: string[]) => ({
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: [
      {
        ...{ id: "pose", kind: "skeleton", name: "Pose", input: "image", bones: [] },
        labels: [{ id: "person", name: "Person" }],
        joints: ids.map((id) => ({ id, name: id })),
      },
    ],
  });

  it("may get a joint without a loss; one that is taken out is told as a loss where it was set", async () => {
    project = await makeProject(server, manager, 1, pose("head", "hand"));
    const red = sharp({ create: { width: 60, height: 40, channels: 3, background: "red" } });
    await server.call("startImport", {
      as: manager,
      params: { project },
      query: { format: "image", fileName: "red.png" },
      raw: new Uint8Array(await red.png().toBuffer()),
    });
    await server.runJobs();
    const [task] = await takeTasks(server, manager, project, 1);
    const shape = {
      kind: "skeleton",
      joints: [
        { id: "head", x: 10, y: 10, visibility: 2 },
        { id: "hand", x: 20, y: 30, visibility: 1 },
      ],
    };
    const document = {
      ...{ answers: {}, relations: [] },
      regions: [{ id: "r", control: "pose", labels: ["person"], shape }],
    };
    expect((await submit(server, manager, task?.id ?? "", "", { document })).status).toBe(200);
    expect((await save(pose("head", "hand", "foot"))).status).toBe(200);
    expect(await save(pose("head", "foot"), { baseVersion: 2 })).toMatchObject({
      status: 409,
      body: { losses: [{ what: "Pose", annotations: 1 }] },
    });
    expect((await save(pose("head", "hand"), { baseVersion: 2 })).status).toBe(200);
  });
});
