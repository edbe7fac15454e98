/** Files as other programs and people write them: what is in them arrives, or the refusal says where it is wrong. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isMessage, say } from "@/lib/core/message";
import { tell, toTold } from "@/lib/i18n/tell";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
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

async function importFile(raw: BodyInit, query: Record<string, string>) {
  const started = await server.call("startImport", { as: manager, params: { project }, query, raw });
  if (started.status !== 202) throw new Error(JSON.stringify(started.body));
  await server.runJobs();
  const params = { project, job: started.body.id };
  return (await server.call("getImport", { as: manager, params })).body;
}
async function preview(raw: BodyInit, query: Record<string, string>) {
  return (await server.call("previewImport", { as: manager, params: { project }, query, raw })).body;
}
async function textsOf(): Promise<unknown[]> {
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  return Promise.all(
    items.map(
      async ({ id }) =>
        (await server.call("getTask", { as: manager, params: { project, task: id } })).body.data.text,
    ),
  );
}

describe("quotation marks", () => {
  const open = ["Plain", '"Unfinished, he said', "Third", '"Whole" and more', 'a 5" pipe', "Sixth"];
  const silent = ["Plain", '"Unfinished, he said', "Third", "Fourth", 'and so it ends"', "Sixth"];
  const table = (texts: string[], delimiter: string) =>
    [
      "id,text,source".replaceAll(",", delimiter),
      ...texts.map((text, i) => [`q${i}`, text, "web"].join(delimiter)),
    ].join("\n");

  it.each([
    ["that open no quoted cell of a TSV", "tsv", table(open, "\t"), open],
    ["of two texts of a TSV that would be one cell", "tsv", table(silent, "\t"), silent],
    ["that open no quoted cell of a table with semicolons", "csv", table(open, ";"), open],
  ])("%s are kept, and no row is swallowed", async (_, format, raw, texts) => {
    expect(await importFile(raw, { format })).toMatchObject({ status: "done", added: 6, errors: 0 });
    expect(await textsOf()).toEqual(texts);
  });

  it("around a cell of a TSV with line breaks are read as a spreadsheet writes them", async () => {
    const raw = 'id\ttext\tn\n1\t"one\nand ""two"""\tx\n2\tthree\ty\n';
    expect(await importFile(raw, { format: "tsv" })).toMatchObject({ added: 2, errors: 0 });
    expect(await textsOf()).toEqual(['one\nand "two"', "three"]);
  });

  it("of a CSV that take in whole rows are warned of: in which row, and how many lines", async () => {
    const { warnings } = await preview(table(silent, ","), { format: "csv" });
    expect(warnings).toEqual([{ row: 3, ...toTold(say("rows.longCell", { lines: 4 })) }]);
    const prose = 'id,text,source\n1,"two lines,\nof prose",web\n2,x,web\n';
    expect((await preview(prose, { format: "csv" })).warnings).toEqual([]);
  });

  it("that never close refuse a CSV, with the row, and nothing is added", async () => {
    const job = await importFile('id,text\n1,a\n2,"b\n3,c\n', { format: "csv" });
    expect(job).toMatchObject({ status: "failed", added: 0 });
    expect(job.problem).toContain("Row 3: a cell begins with a quotation mark and is never closed");
  });
});

describe("the separator and the first row", () => {
  it("are guessed by a preview, which says so, and can be chosen", async () => {
    const raw = "It was late.|billing\nIt was wet.|refund\n";
    const guessed = await preview(raw, { format: "csv" });
    expect(guessed).toMatchObject({
      delimiter: "|",
      header: false,
      columns: [{ name: "column_1" }, { name: "column_2" }],
      suggested: { fields: { text: "column_1" } },
      errors: [],
    });
    expect(guessed.rows).toHaveLength(2);
    expect(await preview(raw, { format: "csv", delimiter: ",", header: "true" })).toMatchObject({
      delimiter: ",",
      header: true,
      columns: [{ name: "It was late.|billing" }],
    });
    expect(await preview("a;b\n", { format: "csv", delimiter: "tab" })).toMatchObject({ delimiter: "\t" });
    expect(await preview('[{"text":"x"}]', { format: "json" })).toMatchObject({
      delimiter: null,
      header: null,
    });
  });

  it("as chosen are those of the import: the first row is a task, too", async () => {
    const mapping = JSON.stringify({ fields: { text: "column_1" } });
    const query = { format: "csv", header: "false", delimiter: ";", mapping };
    const job = await importFile("first, still;a\nsecond, too;b\nbad\n", { ...query, mode: "skip-bad-rows" });
    expect(job).toMatchObject({ status: "done", added: 2 });
    expect(job.firstErrors).toEqual([
      { row: 3, ...toTold(say("rows.cellsOfFirstRow", { cells: 1, columns: 2 })) },
    ]);
    expect(await textsOf()).toEqual(["first, still", "second, too"]);
  });

  it("left out at an import lose no first row silently: without the field's column nothing is added", async () => {
    for (const mode of ["all-or-nothing", "skip-bad-rows"]) {
      const job = await importFile("It was late.\nIt was wet.\n", { format: "csv", mode });
      expect(job).toMatchObject({ status: "failed", added: 0 });
      expect(job.problem).toContain(
        'The table has no column "text". It has: It was late.. Name one of these',
      );
    }
  });

  it("of a table in a zip can be chosen, too", async () => {
    const raw = new Uint8Array(
      await zipOf({ "t.csv": Buffer.from("It was late|billing\nIt was wet|refund\n") }),
    );
    const query = { format: "zip", delimiter: "pipe", header: "false" };
    expect(await preview(raw, query)).toMatchObject({ delimiter: "|", header: false, rows: [{}, {}] });
    const mapping = JSON.stringify({ fields: { text: "column_1" } });
    expect(await importFile(raw, { ...query, mapping })).toMatchObject({ status: "done", added: 2 });
    expect(await textsOf()).toEqual(["It was late", "It was wet"]);
  });

  it("that nobody knows are refused with what there is", async () => {
    const refused = await server.call("previewImport", {
      as: manager,
      params: { project },
      query: { format: "csv", delimiter: "#" },
      raw: "a",
    });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain("semicolon");
  });
});

describe("texts that are numbers or booleans", () => {
  it("are taken as texts, written as in the file", async () => {
    const raw = '[{"text":404},{"text":3.50},{"text":true},{"text":1e5},{"text":"x"},{"data":{"text":-7}}]';
    expect(await importFile(raw, { format: "json" })).toMatchObject({ status: "done", added: 6 });
    expect(await textsOf()).toEqual(["404", "3.50", "true", "1e5", "x", "-7"]);
    const lines = '{"text":1.0}\n{"text":false}\n';
    expect(await importFile(lines, { format: "jsonl" })).toMatchObject({ added: 2 });
    expect((await textsOf()).slice(6)).toEqual(["1.0", "false"]);
    await importFile("text\n007\n2e5\n", { format: "csv" });
    expect((await textsOf()).slice(8)).toEqual(["007", "2e5"]);
  });

  it("are no lists, objects or nothing: these are refused with the column and what to do", async () => {
    const raw = '{"text":null}\n{"text":["a"]}\n{"text":{}}\n{"text":""}\n{"other":1}';
    const { firstErrors } = await importFile(raw, { format: "jsonl" });
    expect(firstErrors.map(({ message }) => message)).toEqual([
      'the column "text" is empty; fill it, or leave the row out',
      'the column "text" holds a list or object; expected text or a number',
      'the column "text" holds a list or object; expected text or a number',
      'the column "text" is empty; fill it, or leave the row out',
      'there is no column "text"',
    ]);
  });
});

describe("what is no JSON", () => {
  it("is told by row and column in a JSONL", async () => {
    const raw = '{"id":"1","text":"one","score":NaN}\n{"id":"2","text":"two",}\n\uFEFF{"text":"three"}\n';
    const job = await importFile(raw, { format: "jsonl", mode: "skip-bad-rows" });
    expect(job.firstErrors).toMatchObject([
      { row: 1, message: '"score" is NaN, which JSON does not have; write null or a text' },
      { row: 2, message: "a comma stands before }; take it out" },
    ]);
    expect(await textsOf()).toEqual(["three"]);
  });

  it.each([
    ['[\n{"text": None}]', 'line 2: "text" is None, which JSON does not have; write null'],
    ['[{"text":"first line\nsecond line"}]', "line 1: a text holds a line break, or is not closed"],
    ["[{'text':'a'}]", "line 1: a text in other quotation marks ('text')"],
  ])("is told by line in a JSON file: %s", async (raw, problem) => {
    const job = await importFile(raw, { format: "json" });
    expect(job).toMatchObject({ status: "failed", added: 0 });
    expect(job.problem).toContain(`The file is not valid JSON: ${problem}`);
    expect(JSON.stringify(await preview(raw, { format: "json" }))).toContain(
      "The file is not valid JSON: line",
    );
  });
});

it("objects one after the other under the name of JSON are told to be JSONL", async () => {
  const job = await importFile('{"text":"a"}\n{"text":"b"}\n', { format: "json", fileName: "a.json" });
  expect(job).toMatchObject({ status: "failed", added: 0 });
  expect(job.problem).toBe(
    "a.json: The file is not one JSON list, but holds objects one after the other. Import it in the format JSONL.",
  );
});

describe("lines", () => {
  const rows = ["Первая строка", "Вторая", "Третья"];
  const forms: [string, (lines: string[]) => string][] = [
    ["txt", (lines) => lines.slice(1).join("\r")],
    ["csv", (lines) => lines.join("\r")],
    ["tsv", (lines) => `${lines.join("\r")}\r`],
    [
      "jsonl",
      (lines) =>
        lines
          .slice(1)
          .map((text) => JSON.stringify({ text }))
          .join("\r"),
    ],
  ];
  it.each(forms)("of a %s may end in CR alone", async (format, write) => {
    expect(await importFile(write(["text", ...rows]), { format })).toMatchObject({ added: 3, errors: 0 });
    expect(await textsOf()).toEqual(rows);
  });

  it("may end in all ways, wherever the pieces end in which the file is read", async () => {
    const ends = ["\r\n", "\r", "\n"];
    // Longer than a piece of the file, with a break of two characters at every place of one.
    const lines = Array.from({ length: 1_200 }, (_, i) => `${i} ${"x".repeat(250 + (i % 7))}`);
    const raw = lines.map((line, i) => line + ends[i % 3]).join("");
    expect(Buffer.byteLength(raw)).toBeGreaterThan(1 << 18);
    for (const format of ["txt", "csv"]) {
      const job = await importFile(format === "csv" ? `text\r\n${raw}` : raw, { format });
      expect(job, format).toMatchObject({ status: "done", rowsTotal: 1_200, errors: 0 });
    }
  });

  it("in CR alone have a long file previewed to its last whole one", async () => {
    const raw = `id\ttext${Array.from({ length: 3_000 }, (_, i) => `\r${i}\t${"слово ".repeat(50)}`).join("")}`;
    expect(Buffer.byteLength(raw)).toBeGreaterThan(1024 * 1024);
    expect(await preview(raw, { format: "tsv" })).toMatchObject({
      truncated: true,
      errors: [],
      header: true,
    });
  });

  it("end nowhere inside a quoted cell", async () => {
    await importFile('text,n\r"one\rtwo\r\nthree",1\r', { format: "csv" });
    expect(await textsOf()).toEqual(["one\rtwo\r\nthree"]);
  });

  it("keep white space of all sorts", async () => {
    const texts = [
      "  two  spaces\tand a tab\u00a0\u200b\u00ad ",
      "a\r\nb\rc\n\n\nd",
      "x\u2028y\u2029z\u0085\f\v",
    ];
    const raw = texts.map((text) => JSON.stringify({ text })).join("\n");
    expect(await importFile(raw, { format: "jsonl" })).toMatchObject({ added: 3 });
    expect(await textsOf()).toEqual(texts);
  });
});

describe("a refusal names the file, and the entry and row in it", () => {
  const refusedPreview = async (raw: BodyInit, query: Record<string, string>) => {
    const answer = await server.call("previewImport", { as: manager, params: { project }, query, raw });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    return (answer.body as unknown as { detail: string }).detail;
  };
  const cases: [string, string, () => Promise<string | Buffer> | string | Buffer, string][] = [
    ["a.csv", "csv", () => 'text\nx\n"y\n', "a.csv: Row 3: a cell begins with a quotation mark"],
    ["b.json", "json", () => '[{"text":NaN}]', 'b.json: The file is not valid JSON: line 1: "text" is NaN'],
    ["c.txt", "txt", () => Buffer.from([0xff, 0, 0xc0, 0, 0, 0xc1]), "c.txt: The file is not text"],
    ["d.zip", "zip", () => "no zip at all", "d.zip: The zip cannot be read"],
    [
      "e.zip",
      "zip",
      () => zipOf({ "in/t.csv": Buffer.from("text,text\n") }),
      "e.zip: in/t.csv: Two columns are",
    ],
  ];
  it.each(cases)("%s", async (fileName, format, raw, problem) => {
    const query = { format, fileName, header: "true" };
    const bytes = new Uint8Array(Buffer.from(await raw()));
    expect(await refusedPreview(bytes, query)).toContain(problem);
    const job = await importFile(bytes, query);
    expect(job).toMatchObject({ status: "failed", added: 0 });
    expect(job.problem).toContain(problem);
    if (!isMessage(job.problemMessage)) throw new Error("the problem has no key");
    const shown = tell("ru", job.problemMessage);
    expect(shown.startsWith(`${fileName}: `)).toBe(true);
    expect(shown).toMatch(/[а-я]{4}/);
  });

  it("also when it is larger than may be", async () => {
    const query = { format: "csv", fileName: "big.csv" };
    const start = (raw: BodyInit, headers = {}) =>
      server.call("startImport", { as: manager, params: { project }, query, raw, headers });
    const large = await start("x", { "content-length": String(3 * 1024 ** 3) });
    expect(large).toMatchObject({
      status: 413,
      body: { detail: expect.stringMatching(/^big\.csv: A file may/) },
    });
  });
});
