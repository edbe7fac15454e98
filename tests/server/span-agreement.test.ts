/** Agreement on spans as a manager sees it: against chance within each text, and over units that an earlier version stored. */
import { afterEach, beforeEach, expect, it } from "vitest";
import type * as z from "zod/mini";
import { listUnits, replaceUnits } from "@/db/queries/agreement";
import { type Unit, unitOf } from "@/lib/agreement/agreement";
import type { AgreementReport } from "@/lib/contracts/quality";
import type { Control } from "@/lib/labels/schema";
import { importTexts, makeProject, submit, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const TEXT = "Ann met Bo in Oslo. She thanked him there.";
const CONTROL: Control = {
  ...{ id: "names", name: "Names", kind: "span", input: "text" },
  labels: [
    { id: "person", name: "person" },
    { id: "place", name: "place" },
  ],
};
const SCHEMA = { inputs: [{ id: "text", kind: "text", field: "text" }], controls: [CONTROL] };

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2, SCHEMA);
  await importTexts(server, manager, project, [TEXT]);
});
afterEach(() => server.close());

const documentOf = (...spans: [label: string, text: string][]) => ({
  answers: {},
  relations: [],
  regions: spans.map(([label, text], i) => {
    const start = TEXT.indexOf(text);
    return {
      ...{ id: `${i}`, control: "names", labels: [label] },
      shape: { kind: "span" as const, parts: [{ start, end: start + text.length, text }] },
    };
  }),
});
const GIVEN = [
  documentOf(["person", "Ann"], ["person", "Bo"], ["place", "Oslo"]),
  documentOf(["person", "Ann met"], ["place", "Oslo"]),
];

async function answerAll(): Promise<void> {
  for (const [i, document] of GIVEN.entries()) {
    const person = await server.person(`annotator-${i}`);
    await server.join(project, person, "annotator");
    const [task] = await takeTasks(server, person, project, 1);
    expect((await submit(server, person, task?.id ?? "", "", { document })).status).toBe(200);
  }
}

async function figures() {
  const { body } = await server.call("getAgreement", { as: manager, params: { project } });
  const report = body as z.infer<typeof AgreementReport>;
  const [control] = report.controls;
  const value = (id: string) => control?.measures.find((measure) => measure.id === id)?.value;
  return { pending: report.pending, value, byLabel: control?.byLabel };
}

it("takes the length of each text for what chance has to place spans in", async () => {
  await answerAll();
  const answers = GIVEN.map((document, i) => ({ rater: `${i}`, document }));
  const unit = unitOf(CONTROL, answers, [CONTROL], { textLength: () => TEXT.length }) as Extract<
    Unit,
    { kind: "regions" }
  >;
  const [better = 0, expected = 0] = unit.pairs[0]?.sums["unitizing-alpha"] ?? [];
  const { value, byLabel } = await figures();
  expect(value("unitizing-alpha")).toBeCloseTo(better / expected, 12);
  expect(value("gamma")).toBeGreaterThan(0);
  expect(byLabel?.find(({ label }) => label === "place")?.placed).toBe(1);
});

it("makes units of an earlier version again, once they were met", async () => {
  await answerAll();
  const before = (await figures()).value("unitizing-alpha");
  const { read } = server.services.database;
  const [row] = await listUnits(read, { projectId: project, controlId: "names" });
  if (!row) throw new Error("the task has a unit");
  const { version: _version, pairs, ...rest } = row.unit as Extract<Unit, { kind: "regions" }>;
  const unit = {
    ...rest,
    pairs: pairs.map(({ placed: _placed, sums, ...pair }) => ({
      ...pair,
      sums: { "f1-exact": sums["f1-exact"] },
    })),
  };
  const { taskId } = row;
  await server.services.database.write((db) =>
    replaceUnits(db, {
      taskIds: [taskId],
      rows: [
        {
          projectId: project,
          controlId: "names",
          taskId,
          unit,
          disagreement: 0.5,
          updatedAt: server.services.now(),
        },
      ],
    }),
  );
  expect((await figures()).value("unitizing-alpha")).toBeNull();
  expect((await figures()).value("unitizing-alpha")).toBe(before);
  expect((await figures()).pending).toBe(0);
});
