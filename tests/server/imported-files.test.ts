/** Files as people have them: in old encodings, several texts at once, JSON of other forms, workbooks of spreadsheets. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { workbookOf } from "../support/workbook";
import { zipOf } from "../support/zip";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager);
});
afterEach(() => server.close());

type Query = Record<string, string>;
const params = () => ({ project });
const previewOf = (raw: BodyInit, query: Query) =>
  server.call("previewImport", { as: manager, params: params(), query, raw });
async function importFile(raw: BodyInit, query: Query) {
  const started = await server.call("startImport", { as: manager, params: params(), query, raw });
  await server.runJobs();
  const { body } = await server.call("getImport", { as: manager, params: { project, job: started.body.id } });
  return body;
}
async function tasks() {
  const { items } = (await server.call("listTasks", { as: manager, params: params() })).body;
  return Promise.all(
    items.map(async ({ id: task }) => {
      const { body } = await server.call("getTask", { as: manager, params: { project, task } });
      return { id: body.task.externalId, group: body.task.groupKey, data: body.data };
    }),
  );
}
const zipped = async (files: Record<string, string | Buffer>) =>
  new Uint8Array(
    await zipOf(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))),
  );

/** "Привет, мир" */
const CYRILLIC = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0]);
const BY_ID = JSON.stringify({ fields: { text: "text" }, id: "id", group: "folder", keepOther: true });

describe("encodings", () => {
  it("are guessed, and the preview says which", async () => {
    const csv = Buffer.concat([Buffer.from('text\n"'), CYRILLIC, Buffer.from('"\n')]);
    const { body } = await previewOf(csv, { format: "csv" });
    expect(body).toMatchObject({ encoding: "windows-1251", rows: [{ text: "Привет, мир" }] });
    expect(await importFile(csv, { format: "csv" })).toMatchObject({ status: "done", added: 1 });
    expect((await tasks()).map(({ data }) => data.text)).toEqual(["Привет, мир"]);
  });

  it("can be chosen, against the guess", async () => {
    const chosen = { format: "txt", encoding: "koi8-r" };
    const { body } = await previewOf(CYRILLIC, chosen);
    expect(body).toMatchObject({ encoding: "koi8-r", rows: [{ text: "оПХБЕР, ЛХП" }] });
    await importFile(CYRILLIC, chosen);
    expect((await tasks()).map(({ data }) => data.text)).toEqual(["оПХБЕР, ЛХП"]);
  });

  it.each(["json", "jsonl", "tsv"])("are read in the format %s, too", async (format) => {
    const text = new TextDecoder("windows-1251").decode(CYRILLIC);
    const written: Record<string, string> = {
      json: `[{"text":"${text}"}]`,
      jsonl: `{"text":"${text}"}`,
      tsv: `text\tn\n${text}\t1`,
    };
    const bytes = Buffer.from(written[format]?.replace(text, "@") ?? "");
    const at = bytes.indexOf("@");
    const raw = Buffer.concat([bytes.subarray(0, at), CYRILLIC, bytes.subarray(at + 1)]);
    expect(await importFile(raw, { format })).toMatchObject({ status: "done", added: 1 });
    expect((await tasks())[0]?.data.text).toBe(text);
  });

  it("of a few odd bytes are not guessed unseen, and the refusal names the file", async () => {
    const raw = Buffer.from([0xff, 0xc0, 0xc1]);
    const job = await importFile(raw, { format: "txt", fileName: "c.txt" });
    expect(job).toMatchObject({ status: "failed", added: 0 });
    expect(job.problem).toContain("c.txt: The file is not UTF-8 text, and too short");
    const { body } = await previewOf(raw, { format: "txt", fileName: "c.txt" });
    expect(body).toMatchObject({ encoding: "windows-1252" });
  });

  it("cannot make text of binary files, which are refused by name", async () => {
    const raw = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0xff, 0xfe, 0, 1, 2]);
    const query = { format: "txt", fileName: "paper.txt" };
    const { body, status } = await previewOf(raw, query);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: "bad_encoding",
      detail: expect.stringContaining("paper.txt: The file is not text"),
    });
    expect((await importFile(raw, query)).problem).toContain("paper.txt: The file is not text");
  });

  it("that the file is not in are refused", async () => {
    const job = await importFile(CYRILLIC, { format: "txt", encoding: "utf-8" });
    expect(job.problem).toContain("not UTF-8 text");
    const unknown = await previewOf("x", { format: "txt", encoding: "latin-99" });
    expect(unknown.body).toMatchObject({ issues: [{ path: "encoding" }] });
  });
});

it("JSON of records by their keys has these as ids", async () => {
  const raw = '{"a1":{"text":"one","n":1.50},"a2":{"text":"two"}}';
  const { body } = await previewOf(raw, { format: "json" });
  expect(body).toMatchObject({
    suggested: { id: "id", fields: { text: "text" } },
    columns: [{ name: "id" }, {}, {}],
  });
  const mapping = JSON.stringify(body.suggested);
  expect(await importFile(raw, { format: "json", mapping })).toMatchObject({ status: "done", added: 2 });
  expect((await tasks()).map(({ id }) => id)).toEqual(["a1", "a2"]);
});

describe("text files", () => {
  const FILES = {
    "a/two.txt": "second\ntext\n",
    "a/one.txt": CYRILLIC,
    "b/three.txt": "third",
  };

  it("of a zip are a task each, by their path and with their folder as group where wanted", async () => {
    const raw = await zipped(FILES);
    const { body } = await previewOf(raw, { format: "zip" });
    expect(body).toMatchObject({
      encoding: null,
      taskPer: "file",
      archive: { texts: 3, table: null },
      suggested: { fields: { text: "text" }, id: "id" },
      rows: [
        { id: "a/one.txt", folder: "a", text: "Привет, мир" },
        { id: "a/two.txt", folder: "a", text: "second\ntext\n" },
        { id: "b/three.txt", folder: "b", text: "third" },
      ],
    });
    expect(await importFile(raw, { format: "zip", mapping: BY_ID })).toMatchObject({
      status: "done",
      added: 3,
    });
    expect(await tasks()).toMatchObject([
      { id: "a/one.txt", group: "a", data: { text: "Привет, мир" } },
      { id: "a/two.txt", group: "a", data: { text: "second\ntext\n" } },
      { id: "b/three.txt", group: "b", data: { text: "third" } },
    ]);
    expect(await importFile(raw, { format: "zip", mapping: BY_ID })).toMatchObject({
      added: 0,
      duplicates: 3,
    });
  });

  it("of a zip are a task for each line where that is chosen", async () => {
    const job = await importFile(await zipped(FILES), { format: "zip", taskPer: "line" });
    expect(job).toMatchObject({ status: "done", added: 4 });
    expect((await tasks()).map(({ data }) => data)).toEqual([
      { file: "a/one.txt", text: "Привет, мир" },
      { file: "a/two.txt", text: "second" },
      { file: "a/two.txt", text: "text" },
      { file: "b/three.txt", text: "third" },
    ]);
  });

  it("that are bad are listed by name, and the others come in where that is chosen", async () => {
    const raw = await zipped({
      "blank.txt": " \n",
      "good.txt": "good",
      "paper.pdf": "%PDF",
      "program.txt": Buffer.from([0, 1, 2, 0xff]),
    });
    const all = await importFile(raw, { format: "zip", mapping: BY_ID });
    expect(all).toMatchObject({ status: "failed", added: 0, errors: 3 });
    const job = await importFile(raw, { format: "zip", mapping: BY_ID, mode: "skip-bad-rows" });
    expect(job).toMatchObject({ status: "done", added: 1, errors: 3 });
    expect(job.firstErrors.map(({ message }) => message)).toEqual([
      "blank.txt: the file is empty",
      "paper.pdf: not a text file (TXT)",
      expect.stringContaining("program.txt: The file is not text"),
    ]);
  });

  it("may be one task alone", async () => {
    const query = { format: "txt", fileName: "story.txt", taskPer: "file" };
    const { body } = await previewOf("once\n\nupon", query);
    expect(body).toMatchObject({ taskPer: "file", rows: [{ id: "story.txt", text: "once\n\nupon" }] });
    await importFile("once\n\nupon", { ...query, mapping: BY_ID.replace(/"group":"folder",/, "") });
    expect(await tasks()).toMatchObject([{ id: "story.txt", data: { text: "once\n\nupon" } }]);
  });

  it("that are too long for a task are refused with the limit, and nothing comes in", async () => {
    const long = "a line of a very long text\n".repeat(700_000);
    const one = await importFile(long, { format: "txt", fileName: "long.txt", taskPer: "file" });
    expect(one).toMatchObject({ status: "failed", added: 0 });
    expect(one.problem).toContain("long.txt is longer than 16 MB");
    const job = await importFile(await zipped({ "good.txt": "good", "long.txt": long }), { format: "zip" });
    expect(job).toMatchObject({ status: "failed", added: 0 });
    expect(job.firstErrors.map(({ message }) => message)).toEqual([
      expect.stringContaining("long.txt is longer than 16 MB"),
    ]);
    expect(await tasks()).toEqual([]);
  });
});

describe("workbooks", () => {
  const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheets = {
    First: `<row r="1">${cell("A1", "id")}${cell("B1", "text")}</row><row r="2">${cell("A2", "t1")}${cell("B2", "one")}</row>`,
    Second: `<row r="1">${cell("A1", "It was late, again.")}</row><row r="3">${cell("A3", "It was wet, too.")}</row>`,
    Broken: `<row r="1">${cell("A1", "text")}</row><row r="9"><c r="A9" t="e"><v>#REF!</v></c></row>`,
  };
  const workbook = async () => new Uint8Array(await workbookOf({ sheets }));

  it("come in by their first sheet, or the one that is chosen", async () => {
    const raw = await workbook();
    const { body } = await previewOf(raw, { format: "xlsx" });
    expect(body).toMatchObject({
      encoding: null,
      delimiter: null,
      header: true,
      truncated: false,
      workbook: { sheets: ["First", "Second", "Broken"], sheet: "First" },
      suggested: { id: "id", fields: { text: "text" } },
      rows: [{ id: "t1", text: "one" }],
    });
    const mapping = JSON.stringify(body.suggested);
    expect(await importFile(raw, { format: "xlsx", mapping })).toMatchObject({ status: "done", added: 1 });
    const second = await previewOf(raw, { format: "xlsx", table: "Second" });
    expect(second.body).toMatchObject({
      header: false,
      workbook: { sheet: "Second" },
      columns: [{ name: "column_1" }],
    });
    await importFile(raw, {
      format: "xlsx",
      table: "Second",
      header: "false",
      mapping: JSON.stringify(second.body.suggested),
    });
    expect((await tasks()).map(({ id, data }) => [id, data.text])).toEqual([
      ["t1", "one"],
      [null, "It was late, again."],
      [null, "It was wet, too."],
    ]);
  });

  it("list cells that show errors by their place", async () => {
    const job = await importFile(await workbook(), { format: "xlsx", table: "Broken" });
    expect(job).toMatchObject({ status: "failed", added: 0 });
    expect(job.firstErrors).toMatchObject([{ row: 9, message: "the cell A9 shows an error: #REF!" }]);
  });

  it("that are none, or lack the sheet, are refused by name", async () => {
    const query = { format: "xlsx", fileName: "book.xlsx" };
    const unknown = await previewOf(await workbook(), { ...query, table: "Third" });
    expect(unknown.body).toMatchObject({
      detail: 'book.xlsx: The workbook has no sheet "Third". It has: First, Second, Broken.',
    });
    const other = await previewOf(await zipped({ "a.txt": "x" }), query);
    expect(other.body).toMatchObject({
      detail: expect.stringContaining("book.xlsx: The workbook cannot be read"),
    });
    const none = await importFile("no zip at all", query);
    expect(none.problem).toContain("book.xlsx: ");
  });
});
