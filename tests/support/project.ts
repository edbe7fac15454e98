/** A project with people and tasks, made through the API as a manager would. */
import type { LabelTask } from "@/lib/contracts/labeling";
import { newId } from "@/lib/core/ids";
import type { Person, TestServer } from "./test-server";

export const TOPIC_SCHEMA = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    {
      id: "topic",
      kind: "choice",
      name: "Topic",
      required: true,
      labels: [
        { id: "billing", name: "Billing" },
        { id: "refund", name: "Refund" },
        { id: "other", name: "Other" },
      ],
    },
    { id: "clarity", kind: "rating", name: "Clarity", max: 5 },
    {
      id: "parts",
      kind: "span",
      name: "Parts",
      input: "text",
      labels: [
        { id: "amount", name: "Amount" },
        { id: "product", name: "Product" },
      ],
    },
  ],
};

export async function makeProject(
  server: TestServer,
  manager: Person,
  overlap = 1,
  schema: unknown = TOPIC_SCHEMA,
): Promise<string> {
  const made = await server.call("createProject", {
    as: manager,
    body: { name: "Tickets", schema, settings: { overlap } },
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.id;
}

export async function importTexts(server: TestServer, manager: Person, projectId: string, texts: string[]) {
  const lines = texts
    .map((text, i) => JSON.stringify({ id: `t${i + 1}`, text, group: `g${i % 7}` }))
    .join("\n");
  const mapping = JSON.stringify({ fields: { text: "text" }, id: "id", group: "group" });
  const started = await server.call("startImport", {
    as: manager,
    params: { project: projectId },
    query: { format: "jsonl", mapping },
    raw: lines,
  });
  if (started.status !== 202) throw new Error(JSON.stringify(started.body));
  await server.runJobs();
  return (
    await server.call("getImport", { as: manager, params: { project: projectId, job: started.body.id } })
  ).body;
}

export const texts = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `Ticket ${i + 1}: I was charged €${i + 10} twice 🙁`);

export async function takeTasks(
  server: TestServer,
  person: Person,
  projectId: string,
  count = 3,
  have: string[] = [],
): Promise<LabelTask[]> {
  const answer = await server.call("queue", {
    as: person,
    params: { project: projectId },
    body: { count, have },
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.tasks;
}

export const answerBody = (topic: string, extra: Record<string, unknown> = {}) => ({
  annotationId: newId(),
  baseRevision: 0,
  state: "submitted",
  document: { answers: { topic }, regions: [], relations: [] },
  leadTimeMs: 4_000,
  schemaVersion: 1,
  guidelineVersion: null,
  ...extra,
});

export async function submit(
  server: TestServer,
  person: Person,
  taskId: string,
  topic: string,
  extra: Record<string, unknown> = {},
) {
  return server.call("putAnnotation", {
    as: person,
    params: { task: taskId },
    body: answerBody(topic, extra),
  });
}
