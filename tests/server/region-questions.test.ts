/** Questions about regions from submitted boxes to the agreement, the disputed tasks and a release. */

import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { answerBody, makeProject, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip, zipOf } from "../support/zip";

const label = (id: string) => ({ id, name: id.toUpperCase() });
const SCHEMA = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    { id: "objects", kind: "box", name: "Objects", input: "image", labels: [label("car")] },
    { id: "damage", kind: "choice", name: "Damage", per: "region", labels: [label("none"), label("heavy")] },
    { id: "age", kind: "rating", name: "Age", per: "region", max: 5 },
  ],
};

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2, SCHEMA);
  const image = await sharp({ create: { width: 400, height: 100, channels: 3, background: "white" } })
    .png()
    .toBuffer();
  const raw = new Uint8Array(
    await zipOf({ "a.png": image, "b.png": await sharp(image).negate().png().toBuffer() }),
  );
  await server.call("startImport", { as: manager, params: { project }, query: { format: "zip" }, raw });
  await server.runJobs();
});
afterEach(() => server.close());

type Box = [x: number, damage: string, age: number];

async function annotate(name: string, tasks: Box[][]) {
  const person = await server.person(name);
  await server.join(project, person, "annotator");
  for (const task of await takeTasks(server, person, project, tasks.length)) {
    const regions = (tasks[task.seq - 1] ?? []).map(([x, damage, age], i) => ({
      id: `r${i}`,
      control: "objects",
      labels: ["car"],
      shape: { kind: "box", x, y: 10, width: 50, height: 50, rotation: 0 },
      attributes: { damage, age },
    }));
    const body = { ...answerBody(""), document: { answers: {}, regions, relations: [] } };
    const { status } = await server.call("putAnnotation", { as: person, params: { task: task.id }, body });
    expect(status).toBe(200);
  }
}

it("are measured over the boxes that both have, beneath their control, and named with what is left out", async () => {
  await annotate("ada", [
    [
      [0, "none", 1],
      [100, "none", 2],
      [300, "heavy", 5],
    ],
    [[0, "heavy", 4]],
  ]);
  await annotate("bo", [
    [
      [2, "none", 1],
      [103, "heavy", 2],
    ],
    [[4, "heavy", 4]],
  ]);
  const { body } = await server.call("getAgreement", { as: manager, params: { project } });
  expect(body.controls.map(({ control }) => control)).toEqual(["objects"]);
  expect(body.unsupported).toEqual([]);
  const [damage, age] = body.questions;
  expect(damage).toMatchObject({ control: "damage", name: "Damage", region: "objects", unmatched: 1 });
  expect(damage?.headline).toMatchObject({ id: "alpha-nominal", units: 2, pairs: 3 });
  // As counted by hand in tests/unit/agreement/region-questions.test.ts.
  expect(damage?.headline.value).toBeCloseTo(4 / 9, 9);
  expect(age?.headline).toMatchObject({ id: "alpha-ordinal", value: 1, pairs: 3 });
  const alone = await server.call("getAgreement", {
    as: manager,
    params: { project },
    query: { control: "age" },
  });
  expect(alone.body).toMatchObject({ controls: [], questions: [{ control: "age" }] });

  const query = { control: "damage" };
  const { items } = (await server.call("listDisputed", { as: manager, params: { project }, query })).body;
  expect(
    items.map(({ seq, disagreement, given }) => [seq, disagreement, given.map((one) => one.label).sort()]),
  ).toEqual([[1, 1 / 2, ["1 HEAVY, 1 NONE", "1 HEAVY, 2 NONE"]]]);

  const plan = { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" };
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: "one", plan },
  });
  await server.runJobs();
  const params = { release: made.body.id };
  const archive = await server.response("downloadRelease", {
    as: manager,
    params,
    query: { format: "jsonl" },
  });
  const files = await unzip(new Uint8Array(await archive.arrayBuffer()));
  expect(JSON.parse(String(files["agreement.json"])).controls).toMatchObject([
    { control: "objects" },
    { control: "damage", measure: "alpha-nominal", pairs: 3, units: 2 },
    { control: "age", measure: "alpha-ordinal", pairs: 3, units: 2 },
  ]);
});
