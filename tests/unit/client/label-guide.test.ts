/** The guideline and the rules change while somebody labels. */
import { expect, it } from "vitest";
import type { Rule } from "@/lib/contracts/guidelines";
import { setUpDesk, submit } from "./desk";
import { answer, settle } from "./fake-server";

const desk = setUpDesk("test-journal-guide");
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
  desk.server.guide = { guideline: null, rules: [rule("R-001")], guideRevision: 1 };
  await finish(controller);
  const { guide, notice } = controller.getState();
  expect(guide.rules.map(({ code }) => code)).toEqual(["R-001"]);
  expect([...guide.freshRules]).toEqual(["R-001"]);
  expect(notice?.key).toBe("label.noticeRules");
  await finish(controller);
  await finish(controller);
  expect(desk.server.sessionCalls).toBe(1);
  expect(controller.getState().notice).toBe(notice);
});

it("a rule that is taken away is announced, too, and one that was changed is marked", async () => {
  desk.server.guide = { guideline: null, rules: [rule("R-001"), rule("R-002")], guideRevision: 2 };
  const controller = await desk.open();
  await settle();
  desk.server.guide = { guideline: null, rules: [rule("R-002", 2)], guideRevision: 4 };
  await finish(controller);
  const { guide } = controller.getState();
  expect(guide.rules).toEqual([rule("R-002", 2)]);
  expect(guide.freshRules.has("R-002")).toBe(true);
});

it("answers carry the version that stood beside the task when it was begun", async () => {
  const controller = await desk.open();
  desk.server.guide = { guideline: { version: 7, markdown: "New." }, rules: [], guideRevision: 1 };
  await finish(controller);
  expect(controller.getState().notice).toMatchObject({
    key: "label.noticeGuideline",
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
  desk.server.guide = { guideline: null, rules: [rule("R-001")], guideRevision: 1 };
  await finish(controller);
  expect(controller.getState()).toMatchObject({ phase: "labeling", guide: { rules: [] } });
  desk.server.api.session = session;
  await finish(controller);
  expect(controller.getState().guide.rules).toHaveLength(1);
});
