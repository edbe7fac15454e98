import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { markAllStale } from "@/db/queries/agreement";
import { AgreementReport } from "@/lib/contracts/quality";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3);
  await importTexts(server, manager, project, texts(30));
  for (const [i, name] of ["a", "b", "c"].entries()) {
    const person = await server.person(name);
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 30)) {
      const disputed = task.seq % 5 === 0 && i === 2;
      await submit(server, person, task.id, disputed ? "refund" : task.seq % 2 === 0 ? "billing" : "other");
    }
  }
});
afterEach(() => server.close());

const params = () => ({ project });

it("gives the same agreement from kept units as from a full recomputation", async () => {
  const first = (await server.call("getAgreement", { as: manager, params: params() })).body;
  await server.services.database.write((db) => markAllStale(db, { projectId: project }));
  const again = (await server.call("getAgreement", { as: manager, params: params() })).body;
  expect(again).toEqual(first);
  expect(first).toMatchObject({ pending: 0, tasksWithTwoAnswers: 30 });
  expect(first.people).toHaveLength(3);
});

it("describes every field of the agreement in its contract", async () => {
  const { body } = await server.call("getAgreement", { as: manager, params: params() });
  expect(body.controls.length).toBeGreaterThan(1);
  // Parsing drops what the contract does not name.
  expect(AgreementReport.parse(body)).toEqual(body);
});

it("lists the tasks people disagree on, worst first, with who said what", async () => {
  const { items } = (
    await server.call("listDisputed", { as: manager, params: params(), query: { control: "topic" } })
  ).body;
  // They differ alike, so the oldest come first.
  expect(items.map((item) => item.seq)).toEqual([5, 10, 15, 20, 25, 30]);
  expect(items[0]?.given[0]?.count).toBe(2);
});

it("refuses to tell of a control that the labels do not have", async () => {
  const ask = (name: "getAgreement" | "listDisputed", control: string) =>
    server.call(name, { as: manager, params: params(), query: { control } });
  const refused = { status: 400, body: { issues: [{ path: "control" }] } };
  expect(await ask("getAgreement", "zzz")).toMatchObject(refused);
  expect(await ask("listDisputed", "zzz")).toMatchObject(refused);
  expect((await ask("getAgreement", "topic")).body).toMatchObject({ controls: [{ control: "topic" }] });
});

const plan = { labels: "majority", ratios: { train: 0.6, validation: 0.2, test: 0.2 }, seed: "7" };

async function freeze(name: string) {
  const made = await server.call("createRelease", { as: manager, params: params(), body: { name, plan } });
  await server.runJobs();
  return (await server.call("getRelease", { as: manager, params: { release: made.body.id } })).body;
}
const download = async (release: string, format: string) =>
  Buffer.from(
    await (
      await server.response("downloadRelease", { as: manager, params: { release }, query: { format } })
    ).arrayBuffer(),
  );

it("freezes a partition that keeps groups together, and the same data gives the same checksum and bytes", async () => {
  const one = await freeze("one");
  const two = await freeze("two");
  expect(one).toMatchObject({ status: "frozen", counts: { tasks: 30 } });
  expect(two.checksum).toBe(one.checksum);
  const counts = one.counts?.splits;
  expect((counts?.train ?? 0) + (counts?.validation ?? 0) + (counts?.test ?? 0)).toBe(30);
  const bytes = await download(one.id, "jsonl");
  expect(
    createHash("sha256")
      .update(await download(one.id, "jsonl"))
      .digest("hex"),
  ).toBe(createHash("sha256").update(bytes).digest("hex"));
});

it("does not change a frozen release when the answers behind it change", async () => {
  const release = await freeze("frozen");
  const before = await download(release.id, "csv");
  const list = await server.call("listTasks", { as: manager, params: params() });
  await server.call("deleteTasks", {
    as: manager,
    params: params(),
    body: { selection: { ids: [list.body.items[0]?.id] }, withAnswers: true },
  });
  expect(Buffer.compare(await download(release.id, "csv"), before)).toBe(0);
});

it("says before the download what a format cannot hold", async () => {
  const release = await freeze("losses");
  const coco = release.formats.find((item) => item.format === "coco");
  expect(coco?.losses).toEqual([
    { what: "answers to whole tasks", key: "losses.taskAnswers", count: 30 },
    { what: "groups that tasks came with", key: "losses.taskGroups", count: 30 },
    { what: "tasks without an image", key: "losses.noImage", count: 30 },
  ]);
});

it("previews the same counts as the release has, and refuses ratios that do not add up", async () => {
  const preview = await server.call("previewRelease", { as: manager, params: params(), body: plan });
  expect((await freeze("x")).counts).toEqual(preview.body);
  const bad = await server.call("previewRelease", {
    as: manager,
    params: params(),
    body: { ...plan, ratios: { train: 0.5, validation: 0, test: 0 } },
  });
  expect(bad.status).toBe(400);
});
