/** Texts with a form, from the file to the release: spans count in the text that was read, and nothing else changes. */
import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TEXT_FORMS } from "@/lib/text-forms";
import { answerBody, makeProject, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip } from "../support/zip";

let server: TestServer;
let manager: Person;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterEach(() => server.close());

const schemaOf = (form?: string) => ({
  inputs: [{ id: "talk", kind: "text", field: "messages", ...(form && { form }) }],
  controls: [{ id: "parts", kind: "span", name: "Parts", input: "talk", labels: [{ id: "x", name: "X" }] }],
});

async function importLines(project: string, rows: object[]) {
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", mapping: JSON.stringify({ fields: { messages: "messages" }, id: "id" }) },
    raw: rows.map((row) => JSON.stringify(row)).join("\n"),
  });
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  await server.runJobs();
  return (await server.call("getImport", { as: manager, params: { project, job: started.body.id } })).body;
}

/** Marks the words, whose place is counted in code points, as Python does. */
function spanOf(text: string, words: string) {
  const start = [...text.slice(0, text.indexOf(words))].length;
  const part = { start, end: start + [...words].length, text: words };
  return { id: "s", control: "parts", labels: ["x"], shape: { kind: "span", parts: [part] } };
}

const putSpan = (task: string, region: object, schemaVersion = 1) =>
  server.call("putAnnotation", {
    as: manager,
    params: { task },
    body: answerBody("", { document: { answers: {}, regions: [region], relations: [] }, schemaVersion }),
  });

async function releaseFiles(project: string, format: string): Promise<Record<string, Buffer>> {
  const plan = { labels: "majority", ratios: { train: 1, validation: 0, test: 0 }, seed: "7" };
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: format, plan },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(202);
  await server.runJobs();
  const release = made.body.id;
  const answer = await server.response("downloadRelease", {
    as: manager,
    params: { release },
    query: { format },
  });
  return unzip(Buffer.from(await answer.arrayBuffer()));
}

const jsonIn = (files: Record<string, Buffer>, path: string) =>
  JSON.parse(files[path]?.toString("utf8") ?? "");

const FORMS = [
  {
    form: "dialogue",
    value: [
      { role: "user", content: "🙁 Why was I charged €10?" },
      { role: "assistant", content: "I am sorry,\r\nשלום 👩‍🚀" },
    ],
    text: "🙁 Why was I charged €10?\nI am sorry,\r\nשלום 👩‍🚀",
    words: "sorry,\r\nשלום 👩‍🚀",
  },
  {
    form: "markdown",
    value: "# 🙂 Title\r\n\r\n**שלום** [docs](https://a.test)",
    text: "# 🙂 Title\r\n\r\n**שלום** [docs](https://a.test)",
    words: "**שלום** [docs",
  },
  {
    form: "html",
    value: "<h1>🙂 Title</h1><script>no()</script><p>caf&eacute; <b>שלום</b>",
    text: "🙂 Title\ncafé שלום",
    words: "café שלום",
  },
  {
    form: "record",
    value: { zip: "10115", name: "Zoë 👩‍🚀", lines: ["a", 2], to: { city: "Тверь" } },
    text: "lines: a, 2\nname: Zoë 👩‍🚀\nto.city: Тверь\nzip: 10115",
    words: "👩‍🚀\nto.city: Тверь",
  },
  {
    form: "table",
    value: 'name,says\nZoë,"🙂 ""שלום""\nпока"\n',
    text: 'name\tsays\nZoë\t🙂 "שלום"\nпока',
    words: '"שלום"\nпока',
  },
];

describe.each(FORMS)("a $form", ({ form, value, text, words }) => {
  it("keeps its spans on the same words from the file to the release", async () => {
    const project = await makeProject(server, manager, 1, schemaOf(form));
    const job = await importLines(project, [{ id: "a", messages: value }]);
    expect(job).toMatchObject({ status: "done" });
    const [task] = await takeTasks(server, manager, project, 1);
    expect(task?.texts?.talk).toMatchObject({ form, text });
    expect(task?.data.messages).toEqual(value);

    const wrong = spanOf(JSON.stringify(value), words.slice(0, 1));
    expect((await putSpan(task?.id ?? "", wrong)).status).toBe(400);
    const region = spanOf(text, words);
    const put = await putSpan(task?.id ?? "", region);
    expect(put.status, JSON.stringify(put.body)).toBe(200);
    const detail = await server.call("getTask", { as: manager, params: { project, task: task?.id ?? "" } });
    expect(detail.body.texts?.talk).toEqual(task?.texts?.talk);

    const item = jsonIn(await releaseFiles(project, "jsonl"), "train.jsonl");
    const [{ start, end }] = item.labels.regions[0].shape.parts;
    expect([...item.texts.talk].slice(start, end).join("")).toBe(words);
    expect(item.data.messages).toEqual(value);
    expect(jsonIn(await releaseFiles(project, "spacy"), "train.jsonl")).toMatchObject({
      text,
      ents: [{ start, end, label: "X" }],
    });
    const [labelStudio] = jsonIn(await releaseFiles(project, "label-studio"), "train.json");
    const { value: result } = labelStudio.annotations[0].result[0];
    expect(labelStudio.data.messages.slice(result.start, result.end)).toBe(words);
    // Tables keep the data as they came in, and have the text that spans are on beside them.
    const table = (await releaseFiles(project, "csv"))["train.csv"]?.toString() ?? "";
    const [row] = parse(table, { columns: true, bom: true }) as Record<string, string>[];
    expect(row?.["messages (text)"]).toBe(text);
    expect(JSON.parse(row?.Parts ?? "")).toMatchObject([{ parts: [{ start, end, text: words }] }]);
    const parquet = (await releaseFiles(project, "parquet"))["tasks/split=train/part-0.parquet"];
    const file = new Uint8Array(parquet ?? []).buffer;
    expect(await parquetReadObjects({ file })).toMatchObject([{ messages_text: text }]);
    const face = await releaseFiles(project, "hugging-face");
    const [name = ""] = Object.keys(face).filter((path) => path.endsWith(".parquet"));
    const read = await parquetReadObjects({ file: new Uint8Array(face[name] ?? []).buffer });
    expect(read).toMatchObject([{ messages_text: text }]);
  });

  it("cannot become plain text once spans are on it", async () => {
    const project = await makeProject(server, manager, 1, schemaOf(form));
    const messages = typeof value === "string" ? value : JSON.stringify(value);
    await importLines(project, [{ id: "a", messages }]);
    const put = (schema: object) =>
      server.call("putSchema", {
        as: manager,
        params: { project },
        body: { schema, baseVersion: 1, acceptLoss: true },
      });
    const [task] = await takeTasks(server, manager, project, 1);
    expect((await putSpan(task?.id ?? "", spanOf(text, words))).status).toBe(200);
    const refused = await put(schemaOf());
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain("labels.formInUse");
  });
});

it("a row without a dialogue is told by its line and column, and found by its words once it has one", async () => {
  const project = await makeProject(server, manager, 1, schemaOf("dialogue"));
  const messages = '[{"role":"user","content":"Zug\\u00e4nge \\"frei\\""}]';
  const refused = await importLines(project, [{ id: "a", messages: "Hello" }]);
  expect(refused.firstErrors).toMatchObject([{ row: 1, key: "textForms.dialogue" }]);
  await importLines(project, [{ id: "b", messages }]);
  const found = async (search: string) =>
    (await server.call("listTasks", { as: manager, params: { project }, query: { search } })).body;
  expect((await found('zugänge "frei"')).items).toMatchObject([
    { externalId: "b", preview: 'Zugänge "frei"' },
  ]);
});

it("a text of hundreds of kilobytes is read away from the thread that serves requests, and is the same text", async () => {
  const value = "<p>caf&eacute; 🙂 <b>words</b></p>\n".repeat(8_000);
  const project = await makeProject(server, manager, 1, schemaOf("html"));
  await importLines(project, [{ id: "a", messages: value }]);
  const reading = vi.spyOn(TEXT_FORMS.html, "read");
  const [task] = await takeTasks(server, manager, project, 1);
  const text = Array(8_000).fill("café 🙂 words").join("\n");
  expect(task?.texts?.talk?.text).toBe(text);
  expect((await putSpan(task?.id ?? "", spanOf(text, "🙂 words"))).status).toBe(200);
  expect(reading).not.toHaveBeenCalled();
  reading.mockRestore();
});
