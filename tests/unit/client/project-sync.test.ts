/** The guideline and the rules change while somebody labels. */
import { describe, expect, it } from "vitest";
import type { Rule } from "@/lib/contracts/guidelines";
import { setUpDesk, submit } from "./desk";
import { answer, problem, SCHEMA, settle } from "./fake-server";

const desk = setUpDesk("test-journal-project-sync");
const rule = (code: string, revision = 1): Rule => ({
  id: code,
  code,
  title: `Rule ${code}`,
  statement: "As it says.",
  labels: [],
  examples: [],
  status: "active",
  revision,
  updatedAt: revision,
});
const finish = async (controller: Awaited<ReturnType<typeof desk.open>>) => {
  answer(controller);
  expect(submit(controller)).toBe(true);
  await settle();
};

it("what is new stands beside the task after the next submit, marked and announced once", async () => {
  const controller = await desk.open();
  desk.server.content = { guideline: null, rules: [rule("R-001")], contentRevision: 1 };
  await finish(controller);
  const { projectSync, notice } = controller.getState();
  expect(projectSync.rules.map(({ code }) => code)).toEqual(["R-001"]);
  expect([...projectSync.freshRules]).toEqual(["R-001"]);
  expect(notice?.key).toBe("labelLater.noticeRules");
  await finish(controller);
  await finish(controller);
  expect(desk.server.sessionCalls).toBe(1);
  expect(controller.getState().notice).toBe(notice);
});

it("a rule that is taken away is announced, too, and one that was changed is marked", async () => {
  desk.server.content = { guideline: null, rules: [rule("R-001"), rule("R-002")], contentRevision: 2 };
  const controller = await desk.open();
  await settle();
  desk.server.content = { guideline: null, rules: [rule("R-002", 2)], contentRevision: 4 };
  await finish(controller);
  const { projectSync } = controller.getState();
  expect(projectSync.rules).toEqual([rule("R-002", 2)]);
  expect(projectSync.freshRules.has("R-002")).toBe(true);
});

describe("labels that change while somebody labels", () => {
  const schema = { ...SCHEMA, controls: SCHEMA.controls.map((one) => ({ ...one, name: `New ${one.name}` })) };
  const change = () => {
    desk.server.schemaVersion = 2;
    desk.server.content = { ...desk.server.content, schema };
  };

  it("are taken over, and what was submitted under the old ones is sent again without a word", async () => {
    const controller = await desk.open();
    answer(controller);
    change();
    desk.server.faults = [problem(409, "schema_changed")];
    expect(submit(controller)).toBe(true);
    await settle();
    expect(controller.getState()).toMatchObject({
      problems: [],
      notice: { key: "labelLater.noticeLabels" },
      projectSync: { schemaVersion: 2 },
    });
    expect(desk.server.writes).toMatchObject([{ taskId: desk.taskId(1), state: "submitted" }]);
    expect(desk.server.puts.at(-1)?.body.schemaVersion).toBe(2);
    expect(controller.getState().editor?.getState().schema.controls[0]?.name).toMatch(/^New /);
  });

  it("keep what was begun in the open task, which goes on with them", async () => {
    const controller = await desk.open();
    await finish(controller);
    answer(controller, "refund");
    await desk.clock.advance(500);
    change();
    await controller.retry();
    desk.server.faults = [problem(409, "schema_changed")];
    await desk.clock.advance(3_000);
    await settle();
    const { task, editor } = controller.getState();
    expect(task?.seq).toBe(2);
    expect(editor?.getState().document.answers).toEqual({ topic: "refund" });
    expect(editor?.getState().schema.controls[0]?.name).toMatch(/^New /);
    await finish(controller);
    expect(desk.server.annotations.get(desk.taskId(2))).toMatchObject({ state: "submitted" });
    expect(desk.server.puts.at(-1)?.body.schemaVersion).toBe(2);
  });

  it("that the server will not tell of are waited for, with the work kept", async () => {
    const controller = await desk.open();
    desk.server.faults = [problem(409, "schema_changed")];
    await finish(controller);
    expect(controller.getState().problems).toMatchObject([{ problem: { code: "schema_changed" } }]);
  });
});

it("answers carry the version that stood beside the task when it was begun", async () => {
  const controller = await desk.open();
  desk.server.content = { guideline: { version: 7, markdown: "New." }, rules: [], contentRevision: 1 };
  await finish(controller);
  expect(controller.getState().notice).toMatchObject({
    key: "labelLater.noticeGuideline",
    params: { version: 7 },
  });
  // Opened before the new version was read.
  await finish(controller);
  await finish(controller);
  expect(desk.server.puts.map(({ body }) => body.guidelineVersion)).toEqual([null, null, 7]);
});

it("what could not be read is read with the next answer of the server", async () => {
  const controller = await desk.open();
  const { session } = desk.server.api;
  desk.server.api.session = () => Promise.reject(new Error("broken"));
  desk.server.content = { guideline: null, rules: [rule("R-001")], contentRevision: 1 };
  await finish(controller);
  expect(controller.getState()).toMatchObject({ phase: "labeling", projectSync: { rules: [] } });
  desk.server.api.session = session;
  await finish(controller);
  expect(controller.getState().projectSync.rules).toHaveLength(1);
});
