/** What methods of consensus make of a project's annotations: a bad annotator is found out, and votes are scored on final answers. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const LABELS = ["billing", "refund", "other"];
const TASKS = 48;

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3);
});
afterEach(() => server.close());

const report = async () => {
  const answer = await server.call("getConsensus", { as: manager, params: { project } });
  expect(answer.status).toBe(200);
  return answer.body;
};

it("without annotations has a reason for every method, and names nobody", async () => {
  const { controls } = await report();
  expect(controls.map(({ control }) => control)).toEqual(["topic"]);
  const [topic] = controls;
  expect(topic?.methods.map(({ id, reason }) => [id, reason])).toEqual(
    ["majority", "one-coin", "dawid-skene", "mace"].map((id) => [id, "no-votes"]),
  );
  expect(topic).toMatchObject({ recommended: "majority", why: "few-gold", raters: [], fewer: 0 });
});

it("scores votes on adjudicated tasks, and tells who is right how often", { timeout: 120_000 }, async () => {
  await importTexts(server, manager, project, texts(TASKS));
  const people = await Promise.all(["good", "fair", "bad"].map((name) => server.person(name)));
  for (const person of people) await server.join(project, person, "annotator");
  const truthOf = (seq: number) => LABELS[seq % 3] as string;
  // `good` is always right, `fair` errs in every tenth task, `bad` says one label whatever the text is.
  const says = [
    (seq: number) => truthOf(seq),
    (seq: number) => truthOf(seq % 10 === 0 ? seq + 1 : seq),
    () => "other",
  ];
  const ids = new Map<number, string>();
  for (const [i, person] of people.entries())
    for (const task of await takeTasks(server, person, project, TASKS)) {
      ids.set(task.seq, task.id);
      await submit(server, person, task.id, says[i]?.(task.seq) ?? "other");
    }
  for (let seq = 1; seq <= 40; seq++) {
    const document = { answers: { topic: truthOf(seq) }, regions: [], relations: [] };
    const decided = await server.call("putResolution", {
      as: manager,
      params: { task: ids.get(seq) ?? "" },
      body: { baseRevision: 0, document },
    });
    expect(decided.status).toBeLessThan(300);
  }
  const [topic] = (await report()).controls;
  if (!topic) throw new Error("no control");
  expect(topic).toMatchObject({ tasks: TASKS, votes: 3 * TASKS, scored: 40, fewer: 0 });
  const byId = new Map(topic.methods.map((method) => [method.id, method]));
  // Of tasks 10, 20, 30 and 40 the majority has a tie of three labels or the wrong label of two.
  let credit = 0;
  for (let seq = 1; seq <= 40; seq++) {
    const given = says.map((say) => say(seq));
    const most = Math.max(...LABELS.map((label) => given.filter((one) => one === label).length));
    const winners = LABELS.filter((label) => given.filter((one) => one === label).length === most);
    if (winners.includes(truthOf(seq))) credit += 1 / winners.length;
  }
  expect(byId.get("majority")?.accuracy).toMatchObject({ n: 40 });
  expect(byId.get("majority")?.accuracy?.value).toBeCloseTo(credit / 40, 10);
  const skene = byId.get("dawid-skene");
  expect(skene?.accuracy?.value).toBeGreaterThanOrEqual(credit / 40);
  for (const { taskId, seq } of skene?.differing ?? []) expect(ids.get(seq)).toBe(taskId);
  const bad = topic.raters[0];
  expect(bad).toMatchObject({ name: "bad", votes: TASKS });
  // A gold answer counts where nobody has adjudicated, also where it is the label that nobody gave.
  const makeGold = (seq: number, label: string) =>
    server.call("putGoldAnswer", {
      as: manager,
      params: { task: ids.get(seq) ?? "" },
      body: { baseRevision: 0, document: { answers: { topic: label }, regions: [], relations: [] } },
    });
  for (let seq = 40; seq <= 44; seq++)
    expect((await makeGold(seq, seq === 40 ? "other" : "refund")).status).toBe(200);
  const withGold = (await report()).controls[0];
  expect(withGold).toMatchObject({ scored: 44 });
  const right = [41, 42, 43, 44].filter((seq) => truthOf(seq) === "refund").length;
  const majority = withGold?.methods.find(({ id }) => id === "majority");
  expect(majority?.accuracy?.value).toBeCloseTo((credit + right) / 44, 10);
  // The page of annotators has how often they are right on adjudicated tasks.
  const { annotators } = (await server.call("getAnnotatorFigures", { as: manager, params: { project } }))
    .body;
  const accuracyOf = (name: string) => annotators.find((one) => one.name === name)?.accuracy;
  expect(accuracyOf("bad")).toMatchObject({ tasks: 40 });
  expect(accuracyOf("bad")?.value).toBeCloseTo(13 / 40, 10);
  expect(accuracyOf("good")).toMatchObject({ value: 1, tasks: 40 });
});

it("is for managers alone", async () => {
  const annotator = await server.person("annotator");
  await server.join(project, annotator, "annotator");
  expect((await server.call("getConsensus", { as: annotator, params: { project } })).status).toBe(403);
  const stranger = await server.person("stranger");
  expect((await server.call("getConsensus", { as: stranger, params: { project } })).status).toBe(404);
});

it("tells of every annotator what they did and how well, from 30 annotations on", {
  timeout: 120_000,
}, async () => {
  await importTexts(server, manager, project, texts(TASKS));
  const names = ["good", "bad", "short"];
  const people = await Promise.all(names.map((name) => server.person(name)));
  for (const person of people) await server.join(project, person, "annotator");
  const truthOf = (seq: number) => LABELS[seq % 3] as string;
  const seqs = new Map<number, string>();
  for (const [i, person] of people.entries())
    for (const task of await takeTasks(server, person, project, i === 2 ? 5 : 40)) {
      seqs.set(task.seq, task.id);
      await submit(server, person, task.id, i === 1 ? "other" : truthOf(task.seq));
    }
  const [first] = seqs.values();
  const document = { answers: { topic: truthOf(1) }, regions: [], relations: [] };
  const body = { baseRevision: 0, document };
  await server.call("putResolution", { as: manager, params: { task: first ?? "" }, body });
  const answer = await server.call("getAnnotatorFigures", { as: manager, params: { project } });
  expect(answer.status).toBe(200);
  const { controls, annotators, pending } = answer.body;
  expect(pending).toBe(0);
  const topic = controls.findIndex(({ control }) => control === "topic");
  const of = (name: string) => annotators.find((one) => one.name === name);
  expect(of("good")).toMatchObject({
    submitted: 40,
    skipped: 0,
    questions: 0,
    enough: true,
    excluded: false,
  });
  // They agree where the truth is `other`, in 13 of 40 tasks; in five tasks the third one agrees with the first.
  let sum = 0;
  for (let seq = 1; seq <= 40; seq++) {
    const isOther = truthOf(seq) === "other" ? 1 : 0;
    sum += seq <= 5 ? (isOther + 1) / 2 : isOther;
  }
  expect(of("good")?.agreement[topic]?.tasks).toBe(40);
  expect(of("good")?.agreement[topic]?.value).toBeCloseTo(sum / 40, 10);
  // One adjudicated task says nothing of anybody.
  expect([of("good")?.accuracy, of("bad")?.accuracy]).toEqual([null, null]);
  expect(of("short")).toMatchObject({ submitted: 5, enough: false, accuracy: null });
  expect(of("short")?.agreement.every((one) => one === null)).toBe(true);
  const annotator = people[0] as Person;
  const denied = await server.call("getAnnotatorFigures", { as: annotator, params: { project } });
  expect(denied.status).toBe(403);
});
