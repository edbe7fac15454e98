/** What a release plan does with ties, with duplicates of other groups, and with a field that groups nothing. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { importTexts, makeProject, submit, TOPIC_SCHEMA, takeTasks, texts } from "../support/project";
import { releasedItems } from "../support/release";
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

const plan = { labels: "majority", ratios: { train: 0.6, validation: 0.2, test: 0.2 }, seed: "7" };
const preview = (changes: object = {}) =>
  server.call("previewRelease", { as: manager, params: { project }, body: { ...plan, ...changes } });
const create = (changes: object = {}) =>
  server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: "one", plan: { ...plan, ...changes } },
  });

it("says how many tasks lost regions or optional answers to equal votes, before and after it is frozen", async () => {
  await importTexts(server, manager, project, texts(4));
  const word = { id: "r", control: "parts", labels: ["amount"] };
  const shape = { kind: "span", parts: [{ start: 0, end: 6, text: "Ticket" }] };
  for (const [i, name] of ["a", "b"].entries()) {
    const person = await server.person(name);
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 4)) {
      const first = i === 0;
      const answers = { topic: "billing", ...(task.seq <= 2 ? { clarity: first ? 3 : 5 } : {}) };
      const regions = first && (task.seq === 2 || task.seq === 3) ? [{ ...word, shape }] : [];
      await submit(server, person, task.id, "billing", { document: { answers, regions, relations: [] } });
    }
  }
  const warning = { code: "ties", params: { tasks: 3, regions: 2, answers: 2 } };
  const seen = await preview();
  expect(seen.body).toMatchObject({ tasks: 4, excluded: [] });
  expect(seen.body.warnings).toContainEqual(warning);
  const { id } = (await create()).body;
  await server.runJobs();
  const frozen = await server.call("getRelease", { as: manager, params: { release: id } });
  expect(frozen.body.counts).toEqual(seen.body);
  expect((await preview({ labels: "all" })).body.warnings.map(({ code }) => code)).not.toContain("ties");
});

it("refuses to keep together by a field in which no task has a group, before and when it is made", async () => {
  await importTexts(server, manager, project, texts(4));
  expect((await create({ groupField: "nowhere" })).status).toBe(202);
  const person = await server.person("a");
  await server.join(project, person, "annotator");
  for (const task of await takeTasks(server, person, project, 2))
    await submit(server, person, task.id, "other");
  const refused = {
    status: 400,
    body: {
      code: "invalid_input",
      issues: [
        {
          path: "groupField",
          message: 'no task has a text or number in a field "patinet" to keep it together by',
        },
      ],
    },
  };
  expect(await preview({ groupField: "patinet" })).toMatchObject(refused);
  expect(await create({ groupField: "patinet" })).toMatchObject(refused);
  expect((await preview({ groupField: "text" })).status).toBe(200);
  expect((await create({ groupField: "text" })).status).toBe(202);
});

it("an exact split keeps what was released where it is, however much is added, unless it is asked to divide anew", async () => {
  const single = { ...plan, ratios: { train: 0.5, validation: 0.25, test: 0.25 } };
  const lines = Array.from({ length: 20 }, (_, i) => JSON.stringify({ id: `a${i}`, text: `first ${i}` }));
  const more = Array.from({ length: 12 }, (_, i) => JSON.stringify({ id: `b${i}`, text: `later ${i}` }));
  const person = await server.person("a");
  await server.join(project, person, "annotator");
  const importAndLabel = async (rows: string[]) => {
    const mapping = JSON.stringify({ fields: { text: "text" }, id: "id" });
    await server.call("startImport", {
      as: manager,
      params: { project },
      query: { format: "jsonl", mapping },
      raw: rows.join("\n"),
    });
    await server.runJobs();
    for (const task of await takeTasks(server, person, project, 30))
      await submit(server, person, task.id, "other");
  };
  const splitsOf = async (id: string) => {
    const rows = await server.services.database.read.raw.all<{ item: string; split: string }>(
      "select item, split from release_item where release_id = ?",
      [id],
    );
    return new Map(rows.map(({ item, split }) => [JSON.parse(item).externalId as string, split]));
  };
  const release = async (changes: object = {}) => {
    const { id } = (await create({ ...single, ...changes })).body;
    await server.runJobs();
    return { id, splits: await splitsOf(id) };
  };
  await importAndLabel(lines);
  const first = await release();
  await importAndLabel(more);
  const shown = (await preview(single)).body;
  expect(shown).toMatchObject({
    method: "exact",
    splits: { train: 16, validation: 8, test: 8 },
    warnings: [],
  });
  const second = await release();
  expect(second.splits.size).toBe(32);
  for (const [task, split] of first.splits) expect(second.splits.get(task)).toBe(split);
  const anew = await release({ keepReleased: false, seed: "another" });
  expect([...first.splits].some(([task, split]) => anew.splits.get(task) !== split)).toBe(true);
  const hashed = await release({ method: "hash" });
  const left = [...second.splits].filter(
    ([task, split]) => split === "test" && hashed.splits.get(task) !== "test",
  );
  const told = (await server.call("getRelease", { as: manager, params: { release: hashed.id } })).body;
  const warning = told.counts?.warnings.find(({ code }) => code === "left-test");
  expect(Number(warning?.params.tasks ?? 0)).toBeGreaterThanOrEqual(left.length);
  // A release by the hash in between is no memory: what was released first stays where it was.
  const after = await release();
  for (const [task, split] of second.splits) expect(after.splits.get(task)).toBe(split);
});

it("says how much of the annotations has labels that were removed, and calls those what they were called", async () => {
  await importTexts(server, manager, project, texts(2));
  for (const name of ["a", "b"]) {
    const person = await server.person(name);
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 2)) {
      const shape = { kind: "span", parts: [{ start: 0, end: 6, text: "Ticket" }] };
      const regions = [{ id: "r", control: "parts", labels: ["amount"], shape }];
      const document = { answers: { topic: "other" }, regions, relations: [] };
      await submit(server, person, task.id, "other", { document });
    }
  }
  const [topic, clarity, parts] = TOPIC_SCHEMA.controls;
  const schema = {
    ...TOPIC_SCHEMA,
    controls: [topic, clarity, { ...parts, labels: [{ id: "product", name: "Product" }] }],
  };
  const body = { schema, baseVersion: 1, acceptLoss: true };
  expect((await server.call("putSchema", { as: manager, params: { project }, body })).status).toBe(200);
  const told = (await preview()).body.warnings;
  expect(told).toContainEqual({ code: "removed-labels", params: { regions: 4, answers: 0, tasks: 2 } });
  const [first] = await releasedItems(server, manager, project, "all");
  expect(first?.names).toMatchObject({ "parts/amount": "Amount (removed)", topic: "Topic" });
});

it("splits balanced by labels and a field, by time and by a column, and refuses fields that say nothing", async () => {
  const lines = Array.from({ length: 40 }, (_, i) =>
    JSON.stringify({
      id: `t${i}`,
      text: `text ${i}`,
      site: i % 4 === 0 ? "north" : "south",
      when: `2026-01-${String((i % 20) + 1).padStart(2, "0")}`,
      part: ["train", "val", "test"][i % 3],
    }),
  );
  await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", mapping: JSON.stringify({ fields: { text: "text" }, id: "id" }) },
    raw: lines.join("\n"),
  });
  await server.runJobs();
  const person = await server.person("a");
  await server.join(project, person, "annotator");
  for (const task of await takeTasks(server, person, project, 40))
    await submit(server, person, task.id, task.seq % 10 === 1 ? "billing" : "other");

  const balanced = await preview({ method: "balanced", balanceBy: { controls: ["topic"], field: "site" } });
  expect(balanced.body).toMatchObject({ method: "balanced", splits: { train: 24, validation: 8, test: 8 } });
  const billing = balanced.body.labels.find(({ label }) => label === "billing");
  expect(billing).toMatchObject({ total: 4, counts: { train: 2, validation: 1, test: 1 } });

  const byTime = await preview({ method: "time", timeField: "when" });
  expect(byTime.body).toMatchObject({ method: "time", splits: { train: 24, validation: 8, test: 8 } });
  const cuts = { validation: "2026-01-11", test: "2026-01-20" };
  const dated = await preview({ method: "time", timeField: "when", timeCuts: cuts });
  expect(dated.body).toMatchObject({ splits: { train: 20, validation: 18, test: 2 } });
  expect(dated.body.warnings.map(({ code }) => code)).not.toContain("missed-ratio");
  const column = await preview({ method: "column", splitField: "part" });
  expect(column.body).toMatchObject({ method: "column", splits: { train: 14, validation: 13, test: 13 } });

  const issueOf = async (changes: object) => {
    const answer = await preview(changes);
    expect(answer.status).toBe(400);
    return (answer.body as unknown as { issues: { path: string; message: string }[] }).issues[0];
  };
  expect(await issueOf({ method: "column" })).toMatchObject({ path: "splitField" });
  expect(await issueOf({ method: "column", splitField: "site" })).toMatchObject({
    path: "splitField",
    message: 'no task names a split (train, validation, test) in a field "site"',
  });
  expect(await issueOf({ method: "time", timeField: "site" })).toMatchObject({ path: "timeField" });
  expect(await issueOf({ method: "time", timeCuts: { validation: "2026-02-30", test: "" } })).toMatchObject({
    path: "timeCuts.validation",
  });
  expect(
    await issueOf({
      method: "time",
      timeField: "when",
      timeCuts: { validation: "2026-01-20", test: "2026-01-02" },
    }),
  ).toMatchObject({ path: "timeCuts.test", message: "test begins before validation" });
  for (const changes of [
    { method: "column", splitField: "site" },
    { method: "time", timeField: "site" },
  ])
    expect((await create(changes)).status).toBe(400);

  const { id } = (await create({ method: "column", splitField: "part" })).body;
  await server.runJobs();
  const frozen = (await server.call("getRelease", { as: manager, params: { release: id } })).body;
  expect(frozen).toMatchObject({ status: "frozen", counts: { method: "column" } });
});

it("keeps the votes behind the labels where it is asked to, in JSONL, and counts them as lost elsewhere", async () => {
  await importTexts(server, manager, project, texts(2));
  for (const [name, label] of [
    ["a", "billing"],
    ["b", "billing"],
  ] as const) {
    const person = await server.person(name);
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 2))
      await submit(server, person, task.id, label);
  }
  const lossesIn = async (changes: object, format: string) => {
    const { id } = (await create(changes)).body;
    await server.runJobs();
    const { formats } = (await server.call("getRelease", { as: manager, params: { release: id } })).body;
    return formats.find((one) => one.format === format)?.losses ?? [];
  };
  const soft = await releasedItems(server, manager, project, "majority", { softLabels: true });
  expect(soft[0]?.votes?.answers.topic).toEqual({
    ...{ answered: 2, of: 2, counts: { billing: 2 }, shares: { billing: 1 } },
  });
  expect(await lossesIn({ softLabels: true }, "jsonl")).toEqual([]);
  expect(await lossesIn({ softLabels: true }, "csv")).toMatchObject([{ key: "losses.votes", count: 2 }]);
  const [hard] = await releasedItems(server, manager, project, "majority");
  expect(hard?.votes).toBeUndefined();
  expect(await lossesIn({}, "csv")).toEqual([]);
});

it("tells what has changed between two releases, whichever is asked, and refuses one of another project", async () => {
  const person = await server.person("a");
  await server.join(project, person, "annotator");
  await importTexts(server, manager, project, texts(8));
  const tasks = await takeTasks(server, person, project, 8);
  const annotationId = newId();
  for (const [i, task] of tasks.slice(0, 6).entries())
    await submit(server, person, task.id, "billing", i === 0 ? { annotationId } : {});
  const freeze = async (changes: object) => {
    const { id } = (await create(changes)).body;
    await server.runJobs();
    return id;
  };
  const allTrain = { ratios: { train: 1, validation: 0, test: 0 } };
  const first = await freeze(allTrain);
  const same = await freeze(allTrain);
  const compare = (release: string, other: string) =>
    server.call("compareReleases", { as: manager, params: { release }, query: { with: other } });
  expect((await compare(first, same)).body).toMatchObject({
    same: 6,
    added: { count: 0 },
    moved: { count: 0 },
  });

  // Two more tasks, another answer to the first, and all of it in test.
  const [changed, , , , , , more] = tasks;
  await submit(server, person, more?.id ?? "", "other");
  await submit(server, person, changed?.id ?? "", "other", { annotationId, baseRevision: 1 });
  const later = await freeze({ ratios: { train: 0, validation: 0, test: 1 }, keepReleased: false });
  const { body } = await compare(later, first);
  expect(body).toMatchObject({
    earlier: { id: first },
    later: { id: later },
    added: { count: 1, first: [{ id: more?.id, from: null, to: "test" }] },
    removed: { count: 0 },
    relabeled: { count: 1, first: [{ id: changed?.id }] },
    moved: { count: 6 },
    changed: { count: 0 },
    leftTest: 0,
  });
  expect((await compare(first, later)).body).toEqual(body);
  expect(await compare(first, first)).toMatchObject({ status: 400, body: { issues: [{ path: "with" }] } });
  const other = await makeProject(server, manager, 1);
  await importTexts(server, manager, other, texts(1));
  await server.join(other, person, "annotator");
  for (const task of await takeTasks(server, person, other, 1))
    await submit(server, person, task.id, "other");
  const stranger = await server.call("createRelease", {
    as: manager,
    params: { project: other },
    body: { name: "other", plan: { ...plan, ...allTrain } },
  });
  await server.runJobs();
  expect((await compare(first, stranger.body.id)).status).toBe(400);
  const refused = await server.call("compareReleases", {
    as: person,
    params: { release: first },
    query: { with: same },
  });
  expect(refused.status).toBe(403);
});

it("counts only answers of a time and of a guideline, and says how many tasks lack any", async () => {
  const person = await server.person("a");
  await server.join(project, person, "annotator");
  await importTexts(server, manager, project, texts(4));
  const tasks = await takeTasks(server, person, project, 4);
  const day = 24 * 60 * 60 * 1000;
  for (const task of tasks) {
    await submit(server, person, task.id, "billing");
    server.advance(day);
  }
  // An hour before the first answer.
  const start = server.services.now() - 4 * day - day / 24;
  const iso = (days: number) => new Date(start + days * day).toISOString();
  expect((await preview({ submittedFrom: iso(1) })).body).toMatchObject({
    tasks: 3,
    excluded: [{ reason: "outside-limits", count: 1 }],
  });
  expect((await preview({ submittedFrom: iso(1), submittedBefore: iso(3) })).body).toMatchObject({
    tasks: 2,
  });
  expect((await preview({ minGuideline: 1 })).body).toMatchObject({
    tasks: 0,
    excluded: [{ reason: "outside-limits", count: 4 }],
  });
  expect(await preview({ submittedFrom: "soon" })).toMatchObject({
    status: 400,
    body: { issues: [{ path: "submittedFrom", message: '"soon" is no date, as 2026-01-31 is' }] },
  });
});

it.each([
  ["submittedFrom", { submittedFrom: "soon" }],
  ["submittedFrom", { submittedFrom: "2026" }],
  ["submittedBefore", { submittedBefore: "2026-02-30" }],
  ["timeCuts.test", { method: "time", timeCuts: { validation: "2026-01-01", test: "never" } }],
])(
  "refuses a plan whose %s is no date before anything is answered, and makes no release",
  async (path, changes) => {
    const refused = { status: 400, body: { issues: [{ path }] } };
    expect(await preview(changes)).toMatchObject(refused);
    expect(await create(changes)).toMatchObject(refused);
    const { items } = (await server.call("listReleases", { as: manager, params: { project } })).body;
    expect(items).toEqual([]);
  },
);
