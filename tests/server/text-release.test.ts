/** Releases as the formats of texts and classes, from the task to the archive. */
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { losses as LOSSES } from "@/lib/i18n/en/errors/losses";
import { answerBody, importTexts, makeProject, TOPIC_SCHEMA, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip, zipOf } from "../support/zip";

let server: TestServer;
let manager: Person;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterEach(() => server.close());

async function label(project: string, documentOf: (seq: number) => object): Promise<void> {
  for (const task of await takeTasks(server, manager, project, 50)) {
    const body = { ...answerBody(""), document: documentOf(task.seq) };
    const { status, body: answer } = await server.call("putAnnotation", {
      as: manager,
      params: { task: task.id },
      body,
    });
    expect(status, JSON.stringify(answer)).toBe(200);
  }
}

async function freeze(project: string): Promise<string> {
  const plan = { labels: "majority", ratios: { train: 1, validation: 0, test: 0 }, seed: "7" };
  const body = { name: "R", plan };
  const made = await server.call("createRelease", { as: manager, params: { project }, body });
  expect(made.status, JSON.stringify(made.body)).toBe(202);
  await server.runJobs();
  return made.body.id;
}

async function filesOf(release: string, format: string): Promise<Record<string, string>> {
  const download = async () => {
    const query = { format };
    const answer = await server.response("downloadRelease", { as: manager, params: { release }, query });
    return Buffer.from(await answer.arrayBuffer());
  };
  const bytes = await download();
  expect((await download()).equals(bytes)).toBe(true);
  const files = await unzip(bytes);
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, content.toString("utf8")]));
}

it("a release of spans is written as CoNLL, spaCy, brat and flat JSONL, with what each loses", async () => {
  const project = await makeProject(server, manager, 1);
  await importTexts(server, manager, project, ["🙁 Paid €10 twice"]);
  await label(project, () => ({
    answers: { topic: "refund", clarity: 4 },
    regions: [
      {
        id: "r",
        control: "parts",
        labels: ["amount"],
        shape: { kind: "span", parts: [{ start: 7, end: 10, text: "€10" }] },
      },
    ],
    relations: [],
  }));
  const release = await freeze(project);
  const lossesIn = (files: Record<string, string>) => JSON.parse(files["manifest.json"] ?? "{}").losses;

  const conll = await filesOf(release, "conll");
  expect((conll["train.conll"] ?? "").split("\n").slice(3)).toEqual([
    expect.stringMatching(/^# id = /),
    "# external_id = t1",
    "# topic = Refund",
    "# clarity = 4",
    "# text = 🙁 Paid €10 twice",
    "🙁\tO",
    "Paid\tO",
    "€\tB-Amount",
    "10\tI-Amount",
    "twice\tO",
    "",
    "",
  ]);
  const groups = { [LOSSES.taskGroups]: 1 };
  expect(lossesIn(conll)).toEqual(groups);

  const spacy = await filesOf(release, "spacy");
  const span = { start: 7, end: 10, label: "Amount" };
  expect(JSON.parse(spacy["train.jsonl"] ?? "")).toMatchObject({
    text: "🙁 Paid €10 twice",
    spans: { sc: [span] },
    ents: [span],
    cats: { Billing: 0, Refund: 1, Other: 0 },
  });
  expect(lossesIn(spacy)).toEqual({ ...groups, [LOSSES.taskAnswers]: 1 });

  const brat = await filesOf(release, "brat");
  const ann = Object.entries(brat).find(([path]) => /^train\/.*\.ann$/.test(path));
  expect(ann?.[1]).toBe("T1\tAmount 7 10\t€10\n");
  expect(lossesIn(brat)).toEqual({ ...groups, [LOSSES.taskAnswers]: 2 });

  const flat = await filesOf(release, "jsonl-flat");
  expect(JSON.parse(flat["train.jsonl"] ?? "")).toMatchObject({
    group: "g0",
    text: "🙁 Paid €10 twice",
    label: "Refund",
  });
  expect(lossesIn(flat)).toEqual({ [LOSSES.taskAnswers]: 1, [LOSSES.span]: 1 });
});

it("a release of classes of images has them in folders; those without an answer are left out and counted", async () => {
  const { controls } = TOPIC_SCHEMA;
  const project = await makeProject(server, manager, 1, {
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: controls.filter(({ id }) => id === "topic").map((control) => ({ ...control, required: false })),
  });
  const images: Record<string, Buffer> = {};
  for (const [i, name] of ["a.png", "set/b.png", "c.png"].entries()) {
    const create = { width: 8, height: 8, channels: 3 as const, background: { r: 40 * i, g: 0, b: 0 } };
    images[name] = await sharp({ create }).png().toBuffer();
  }
  const raw = new Uint8Array(await zipOf(images));
  await server.call("startImport", { as: manager, params: { project }, query: { format: "zip" }, raw });
  await server.runJobs();
  await label(project, (seq) => ({
    answers: seq === 3 ? {} : { topic: seq === 1 ? "billing" : "other" },
    regions: [],
    relations: [],
  }));
  const files = await filesOf(await freeze(project), "image-folders");
  const lines = (files["images.jsonl"] ?? "")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const inFolders = Object.keys(files).filter((path) => path.startsWith("train/"));
  expect(inFolders.map((path) => path.split("/")[1])).toEqual(["Billing", "Other"]);
  expect(lines.map(({ file }) => file)).toEqual(inFolders);
  const { losses, files: sums } = JSON.parse(files["manifest.json"] ?? "{}");
  expect(losses[LOSSES.unanswered]).toBe(1);
  expect(Object.keys(sums)).toEqual(expect.arrayContaining(inFolders));
});
