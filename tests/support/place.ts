/** One of everything that has an address, for tests that go through all routes. */
import type { RouteName } from "@/lib/contracts/routes";
import { newId } from "@/lib/core/ids";
import { answerBody, importTexts, makeProject, submit, takeTasks } from "./project";
import type { Person, TestServer } from "./test-server";

export const WEBHOOK = { url: "https://hooks.example.com/x", events: ["task.done"] };

/** What routes need in their query to go on. */
export const QUERIES: Partial<Record<RouteName, Record<string, string>>> = {
  compareReleases: { with: "01hzzzzzzzzzzzzzzzzzzzzzzz" },
  previewFile: { format: "jsonl" },
  previewImport: { format: "jsonl" },
  startImport: { format: "jsonl" },
  listDisputed: { control: "topic" },
  removePredictions: { model: "nobody" },
  createTermList: { name: "Places", control: "parts", label: "product" },
  createCandidateList: { name: "Cities" },
  downloadRelease: { format: "jsonl" },
  listViews: { list: "reviews" },
  deleteResolution: { revision: "1" },
  uploadProbabilities: { control: "topic", format: "csv", fileName: "folds.csv" },
  listLabelErrors: { control: "topic" },
  getLabelErrorWalk: { control: "topic" },
  downloadLabelErrors: { control: "topic" },
};

/** A project with one of everything that has an address. */
export async function makePlace(server: TestServer, manager: Person): Promise<Record<string, string>> {
  const project = await makeProject(server, manager, 5);
  const job = await importTexts(server, manager, project, ["one", "two"]);
  const [task] = await takeTasks(server, manager, project, 1);
  const params = { project };
  // Somebody who has no role in the matrix, so that everybody may review the answer.
  const labeler = await server.person(`labeler-${project}`);
  await server.join(project, labeler, "annotator");
  const [labeled] = await takeTasks(server, labeler, project, 1);
  const answer = await submit(server, labeler, labeled?.id ?? "", "other");
  const rule = await server.call("createRule", {
    as: manager,
    params,
    body: { title: "Rule", statement: "Do this." },
  });
  await server.call("publishGuideline", { as: manager, params, body: {} });
  await server.call("putResolution", {
    as: manager,
    params: { task: task?.id ?? "" },
    body: { baseRevision: 0, document: answerBody("other").document },
  });
  const question = await server.call("askQuestion", {
    as: manager,
    params,
    body: { taskId: task?.id, text: "Which one?" },
  });
  const invite = await server.call("createInvite", { as: manager, params, body: { role: "annotator" } });
  const plan = { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" };
  const release = await server.call("createRelease", { as: manager, params, body: { name: "R", plan } });
  await server.runJobs();
  const link = await server.call("createReleaseLink", {
    as: manager,
    params: { release: release.body.id },
    body: { format: "jsonl" },
  });
  const webhook = await server.call("createWebhook", { as: manager, params, body: WEBHOOK });
  const list = await server.call("createTermList", {
    as: manager,
    params,
    query: { name: "Products", control: "parts", label: "product" },
    raw: "Concord",
  });
  const candidates = await server.call("createCandidateList", {
    as: manager,
    params,
    query: { name: "Places" },
    raw: "Q90,Paris",
  });
  await server.runJobs();
  const exclusion = await server.call("createExclusion", {
    as: manager,
    params,
    body: { userId: labeler.id, untilMs: 1, reason: "Before the project began." },
  });
  const bulk = await server.call("startBulkAction", {
    as: manager,
    params,
    body: { selection: { filter: { status: "done" } }, action: { kind: "return" } },
  });
  await server.runJobs();
  const runs = await server.call("startConsensusRun", {
    as: manager,
    params,
    body: { leastConfidence: 0.9 },
  });
  await server.runJobs();
  const search = await server.call("uploadProbabilities", {
    as: manager,
    params,
    query: { control: "topic", format: "csv", fileName: "folds.csv" },
    raw: "external_id,billing,refund,other\nt1,1,0,0",
  });
  await server.runJobs();
  const view = await server.call("createView", {
    as: manager,
    params,
    body: { list: "reviews", name: "Mine", query: "" },
  });
  return {
    bulk: bulk.body.id,
    search: search.body.job?.id ?? "",
    run: runs.body.items[0]?.id ?? "",
    webhook: webhook.body.id,
    project,
    task: task?.id ?? "",
    job: job.id,
    rule: rule.body.id,
    question: question.body.id,
    annotation: answer.body.annotation.id,
    version: "1",
    invite: invite.body.id,
    release: release.body.id,
    link: link.body.id,
    list: list.body.id,
    candidates: candidates.body.id,
    sha256: candidates.body.sha256,
    view: view.body.id,
    user: manager.id,
    annotator: labeler.id,
    exclusion: exclusion.body.id,
    token: newId(),
    asset: newId(),
    model: "none",
    part: "encoder",
    file: "none.js",
    level: "0",
    column: "0",
    row: "0",
  };
}
