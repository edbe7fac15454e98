/** Numbers, texts, dates, rankings and comparisons from the label schema to agreement, disputes and a release. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { releasedItems } from "../support/release";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const label = (id: string) => ({ id, name: id.toUpperCase() });
const SCHEMA = {
  inputs: [
    { id: "text", kind: "text", field: "text" },
    { id: "other", kind: "text", field: "text" },
  ],
  controls: [
    { id: "size", kind: "number", name: "Size", min: 0, max: 100, unit: "cm" },
    { id: "note", kind: "text", name: "Note", maxLength: 20_000 },
    { id: "day", kind: "datetime", name: "Day", mode: "date" },
    { id: "order", kind: "ranking", name: "Order", labels: ["a", "b", "c"].map(label) },
    { id: "better", kind: "pairwise", name: "Better", left: "text", right: "other", allowTie: true },
  ],
};
const GIVEN = [
  { size: 10, note: "cafe\u0301  au lait", day: "2026-03-31", order: ["a", "b", "c"], better: "left" },
  { size: 12, note: "café au lait", day: "2026-03-31", order: ["b", "a", "c"], better: "left" },
  { size: 90, note: "tea", day: "2026-04-01", order: ["b", "a", "c"], better: "tie" },
];

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3, SCHEMA);
  await importTexts(server, manager, project, texts(1));
});
afterEach(() => server.close());

async function answer(name: string, answers: object) {
  const person = await server.person(name);
  await server.join(project, person, "annotator");
  const [task] = await takeTasks(server, person, project, 1);
  const document = { answers, regions: [], relations: [] };
  return submit(server, person, task?.id ?? "", "", { document });
}

it("are compared by their scales, told in words and voted on", async () => {
  for (const [i, answers] of GIVEN.entries()) expect((await answer(`p${i}`, answers)).status).toBe(200);
  const { body } = await server.call("getAgreement", { as: manager, params: { project } });
  expect(body.controls.map(({ control, headline }) => [control, headline.id])).toEqual([
    ["size", "alpha-interval"],
    ["note", "alpha-nominal"],
    ["day", "alpha-nominal"],
    ["order", "alpha-ranks"],
    ["better", "alpha-nominal"],
  ]);
  expect(body.unsupported).toEqual([]);
  const disputed = async (control: string) => {
    const found = await server.call("listDisputed", { as: manager, params: { project }, query: { control } });
    return found.body.items.flatMap(({ given }) => given.map(({ label: words, count }) => [words, count]));
  };
  expect(await disputed("order")).toEqual([
    ["B > A > C", 2],
    ["A > B > C", 1],
  ]);
  expect(await disputed("better")).toEqual([
    ["text", 2],
    ["=", 1],
  ]);
  const [item] = await releasedItems(server, manager, project, "majority");
  expect(item?.labels).toMatchObject({
    answers: {
      size: 12,
      note: "cafe\u0301  au lait",
      day: "2026-03-31",
      order: ["b", "a", "c"],
      better: "left",
    },
  });
});

it("a text of ten thousand characters of any script comes back as it was written", async () => {
  const note = "👩‍👩‍👧 שלום e\u0301 \u202e ".repeat(600).slice(0, 10_000).trimEnd();
  expect((await answer("writer", { note })).status).toBe(200);
  const [item] = await releasedItems(server, manager, project, "all");
  expect(JSON.stringify(item)).toContain(JSON.stringify(note).slice(1, -1));
});

it.each<[string, object]>([
  ["a number beyond the limit", { size: 101 }],
  ["a number as text", { size: "12" }],
  ["blank text", { note: " \n" }],
  ["too long a text", { note: "x".repeat(20_001) }],
  ["a day that does not exist", { day: "2026-02-30" }],
  ["half a ranking", { order: ["a", "b"] }],
  ["a side that is none", { better: "both" }],
])("%s is refused by name", async (_what, answers) => {
  const refused = await answer("careless", answers);
  expect(refused).toMatchObject({ status: 400 });
  const [path] = Object.keys(answers);
  expect(JSON.stringify(refused.body)).toContain(`answers.${path}`);
});

it("a default of what is asked per region has to be an answer, and may change without a word about losses", async () => {
  const parts = { id: "parts", kind: "span", name: "Parts", input: "text", labels: [label("x")] };
  const withDefault = (value: unknown) => ({
    ...SCHEMA,
    controls: [
      ...SCHEMA.controls,
      parts,
      { id: "sure", kind: "number", name: "Sure", per: "region", max: 9, default: value },
    ],
  });
  const save = (value: unknown, baseVersion: number) =>
    server.call("putSchema", {
      as: manager,
      params: { project },
      body: { schema: withDefault(value), baseVersion },
    });
  expect(await save(10, 1)).toMatchObject({
    status: 400,
    body: { issues: [{ path: "schema.controls.6.default" }] },
  });
  expect((await save(9, 1)).status).toBe(200);
  expect((await save(3, 2)).status).toBe(200);
});
