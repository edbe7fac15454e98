/** Chains of mentions from the answers to the quality page and into a final answer, as a manager sees them. */
import { afterEach, beforeEach, expect, it } from "vitest";
import type * as z from "zod/mini";
import type { AgreementReport } from "@/lib/contracts/quality";
import { TEMPLATES } from "@/lib/labels/templates";
import { importTexts, makeProject, submit, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const TEXT = "Ann met Bo. She thanked him.";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  const template = TEMPLATES.find(({ id }) => id === "coreference");
  project = await makeProject(server, manager, 2, template?.schema);
  await importTexts(server, manager, project, [TEXT, `${TEXT} `]);
});
afterEach(() => server.close());

/** Mentions in chains by letter, in the order of the words. */
function documentOf(chains: string) {
  const words = ["Ann", "Bo", "She", "him"];
  const regions = words.map((text, i) => {
    const start = TEXT.indexOf(text);
    return {
      ...{ id: `${chains}${i}`, control: "mentions", labels: ["mention"], group: chains.charAt(i) },
      shape: { kind: "span", parts: [{ start, end: start + text.length, text }] },
    };
  });
  return { answers: {}, regions, relations: [] };
}

async function answer(name: string, chains: readonly string[]): Promise<void> {
  const person = await server.person(name);
  await server.join(project, person, "annotator");
  for (const task of await takeTasks(server, person, project, 2)) {
    const document = documentOf(chains[task.seq - 1] ?? "");
    const sent = await submit(server, person, task.id, "", { document });
    expect(sent.status).toBe(200);
  }
}

it("compares them as sets of mentions, tells the measures and pairs, and lists the tasks that differ", async () => {
  await answer("a", ["xyxy", "xyxy"]);
  await answer("b", ["pqpq", "ppqq"]);
  const { body } = await server.call("getAgreement", {
    as: manager,
    params: { project },
    query: { control: "same" },
  });
  const [figures] = (body as z.infer<typeof AgreementReport>).controls;
  // The first task agrees fully. In the second no link is kept, of each chain half of the mentions are shared.
  expect(figures?.headline).toMatchObject({ id: "conll-score", units: 2, pairs: 2 });
  expect(figures?.measures.map(({ id, value }) => [id, value])).toEqual([
    ["muc", 0.5],
    ["b-cubed", 0.75],
    ["ceaf-e", 0.75],
  ]);
  expect(figures?.headline.value).toBeCloseTo((0.5 + 0.75 + 0.75) / 3, 12);
  expect(figures?.byPair).toMatchObject([{ n: 2 }]);
  const { items } = (
    await server.call("listDisputed", { as: manager, params: { project }, query: { control: "same" } })
  ).body;
  expect(items.map(({ seq }) => seq)).toEqual([2]);
});

it("a required one is not submitted without a chain", async () => {
  const { body } = await server.call("getProject", { as: manager, params: { project } });
  const schema = structuredClone(body.schema) as { controls: { id: string; required?: boolean }[] };
  for (const control of schema.controls) if (control.id === "same") control.required = true;
  await server.call("putSchema", {
    as: manager,
    params: { project },
    body: { schema, baseVersion: body.schemaVersion },
  });
  const [task] = await takeTasks(server, manager, project, 1);
  const sent = (chains: string) =>
    submit(server, manager, task?.id ?? "", "", { document: documentOf(chains), schemaVersion: 2 });
  expect((await sent("abcd")).status).not.toBe(200);
  expect((await sent("aabc")).status).toBe(200);
});
