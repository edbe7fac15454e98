import { readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteJobErrors, insertJobErrors, updateJob } from "@/db/queries/jobs";
import { say } from "@/lib/core/message";
import { toTold } from "@/lib/i18n/tell";
import { importTexts, makeProject, texts } from "../support/project";
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

async function importFile(raw: BodyInit, query: Record<string, string>, into = project) {
  const started = await server.call("startImport", { as: manager, params: { project: into }, query, raw });
  if (started.status !== 202) return { refused: started, job: null };
  await server.runJobs();
  const job = await server.call("getImport", {
    as: manager,
    params: { project: into, job: started.body.id },
  });
  return { refused: null, job: job.body };
}
const tasksOf = async (id = project) =>
  (await server.call("listTasks", { as: manager, params: { project: id } })).body;

describe("importing texts", () => {
  it("adds every row once, however often the file is imported", async () => {
    expect(await importTexts(server, manager, project, texts(25))).toMatchObject({
      status: "done",
      added: 25,
      duplicates: 0,
    });
    expect(await importTexts(server, manager, project, texts(25))).toMatchObject({
      status: "done",
      added: 0,
      duplicates: 25,
    });
    expect((await tasksOf()).items.map((item) => item.seq)).toEqual(
      Array.from({ length: 25 }, (_, i) => i + 1),
    );
  });

  it("lists a row whose id is there already with other data, in the file or in the project, instead of losing it", async () => {
    const row = (id: string, text: string) => JSON.stringify({ id, text });
    const mapping = JSON.stringify({ fields: { text: "text" }, id: "id" });
    const query = { format: "jsonl", mode: "skip-bad-rows", mapping };
    const first = [row("a", "one"), row("a", "another"), row("b", "two"), row("b", "two")].join("\n");
    const { job } = await importFile(first, query);
    expect(job).toMatchObject({ status: "done", added: 2, duplicates: 1, errors: 1 });
    expect(job?.firstErrors).toEqual([{ row: 2, ...toTold(say("rows.idTaken", { id: "a" })) }]);
    const again = await importFile([row("a", "one"), row("b", "changed")].join("\n"), query);
    expect(again.job).toMatchObject({ status: "done", added: 0, duplicates: 1, errors: 1 });
    expect((await tasksOf()).items.map((item) => item.preview)).toEqual(["one", "two"]);
  });

  const rows = '{"text":"good"}\n{"text":null}\nnot json\n{"text":"also good"}';
  it("adds nothing when a row is bad, and says which rows and why", async () => {
    const { job } = await importFile(rows, { format: "jsonl" });
    expect(job).toMatchObject({ status: "failed", added: 0, errors: 2 });
    expect(job?.firstErrors.map((error) => error.row)).toEqual([2, 3]);
    expect((await tasksOf()).items).toHaveLength(0);
  });
  it("leaves bad rows out when asked to, and lists them for download", async () => {
    const { job } = await importFile(rows, { format: "jsonl", mode: "skip-bad-rows" });
    expect(job).toMatchObject({ status: "done", added: 2, errors: 2 });
    const list = (query: Record<string, string>) =>
      server.call("importErrors", { as: manager, params: { project, job: job?.id ?? "" }, query });
    const lines = (body: unknown) => String(body).replace("\uFEFF", "").trim().split("\n");
    const english = lines((await list({})).body);
    expect(english.map((line) => line.split(",")[0])).toEqual(["Row", "2", "3"]);
    const russian = lines((await list({ locale: "ru" })).body);
    expect(russian.map((line) => line.split(",")[0])).toEqual(["Строка", "2", "3"]);
    for (const line of russian) expect(line).toMatch(/[а-я]{4}/);
    expect((await list({ locale: "xx" })).body).toMatchObject({ issues: [{ path: "locale" }] });
  });

  it("shows what an earlier version stored in English, as it is, in any language", async () => {
    const { job } = await importFile(rows, { format: "jsonl" });
    const jobId = job?.id ?? "";
    const old = "The file is quite odd.";
    await server.services.database.write(async (db) => {
      await updateJob(db, { id: jobId, problem: old });
      await deleteJobErrors(db, { jobId });
      await insertJobErrors(db, [{ jobId, projectId: project, number: 1, row: 2, message: "is odd" }]);
    });
    const params = { project, job: jobId };
    const { body } = await server.call("getImport", { as: manager, params });
    expect(body).toMatchObject({ problem: old, problemMessage: null });
    expect(body.firstErrors).toEqual([{ row: 2, message: "is odd" }]);
    const list = await server.call("importErrors", { as: manager, params, query: { locale: "ru" } });
    expect(String(list.body)).toContain("2,is odd");
  });

  it("with all or nothing adds nothing either when an id is there with other data, and lists which", async () => {
    const { job } = await importFile("id,text\n1,a\n2,x\n1,b\n", {
      format: "csv",
      mapping: JSON.stringify({ fields: { text: "text" }, id: "id" }),
    });
    expect(job).toMatchObject({ status: "failed", errors: 1, firstErrors: [{ row: 4 }] });
    expect(job?.problem).toContain("nothing was added");
    expect((await tasksOf()).items).toHaveLength(0);
  });

  it.each([
    ["id", { id: "Doc" }],
    ["group", { id: "doc", group: "Patient" }],
  ])("refuses a mapping whose %s names a column that no row has", async (_, part) => {
    const { job } = await importFile("doc,patient,txt\n1,p,a\n2,p,b\n", {
      format: "csv",
      mode: "skip-bad-rows",
      mapping: JSON.stringify({ fields: { text: "txt" }, ...part }),
    });
    expect(job).toMatchObject({ status: "failed", added: 0 });
    expect(job?.problem).toMatch(/No row has a column "(Doc|Patient)"/);
  });

  it("says at once that a file is not in its encoding, in every format, and others are imported after it", async () => {
    const windows1251 = Buffer.from([0x74, 0x65, 0x78, 0x74, 0x0a, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a]);
    const encoding = "utf-8";
    for (const format of ["csv", "tsv", "txt", "jsonl", "json"]) {
      const { job } = await importFile(windows1251, { format, encoding });
      expect(job, format).toMatchObject({ status: "failed", added: 0 });
      expect(job?.problem, format).toContain("not UTF-8");
      const preview = await server.call("previewImport", {
        as: manager,
        params: { project },
        query: { format, encoding },
        raw: windows1251,
      });
      expect(preview.body, format).toMatchObject({ code: "bad_encoding" });
    }
    expect((await importFile("text\ngood\n", { format: "csv" })).job).toMatchObject({
      status: "done",
      added: 1,
    });
  });

  it("keeps long whole numbers, and counts rows as a spreadsheet does", async () => {
    const ids = ["1234567890123456789", "1234567890123456790"];
    const { job } = await importFile(ids.map((id) => `{"id":${id},"text":"same"}`).join("\n"), {
      format: "jsonl",
      mapping: JSON.stringify({ fields: { text: "text" }, id: "id" }),
    });
    expect(job).toMatchObject({ status: "done", added: 2 });
    expect((await tasksOf()).items.map((item) => item.externalId)).toEqual(ids);
    const blank = await importFile('text,n\n\n"two\nlines",1\nbad,1,2\n', {
      format: "csv",
      mode: "skip-bad-rows",
    });
    expect(blank.job?.firstErrors).toEqual([
      { row: 4, ...toTold(say("rows.cellsOfHeader", { cells: 3, columns: 2 })) },
    ]);
  });

  it("previews the start of a large file as it is, wherever the piece ends", async () => {
    const preview = async (raw: BodyInit, format: string) =>
      (await server.call("previewImport", { as: manager, params: { project }, query: { format }, raw })).body;
    const cell = `"${"строка текста с переводом\n".repeat(500)}"`;
    const csv = `id,text\n${Array.from({ length: 150 }, (_, i) => `${i},${cell}`).join("\n")}\n`;
    const long = "слово ".repeat(1_500);
    const list = Array.from({ length: 150 }, (_, i) => ({ id: i, text: `${i} ${long}` }));
    const bytes = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding);
    for (const [file, format] of [
      [bytes(csv), "csv"],
      [bytes(`\uFEFF${csv}`, "utf16le"), "csv"],
      [bytes(JSON.stringify(list)), "json"],
      [bytes(list.map((one) => JSON.stringify(one)).join("\n")), "jsonl"],
      [bytes(`text\n${list.map(({ text }) => text).join("\n")}`, "utf16le"), "tsv"],
    ] as const) {
      expect(file.byteLength).toBeGreaterThan(1024 * 1024 + 2);
      // Every end of the piece: characters of two bytes and of half a code unit are cut somewhere.
      for (const end of [1024 * 1024 + 1, 1024 * 1024 + 2, file.byteLength]) {
        const found = await preview(file.subarray(0, end), format);
        expect(found, `${format} ${end}`).toMatchObject({ truncated: true, errors: [] });
        expect(found.rows.length).toBeGreaterThan(5);
      }
    }
  });

  it("takes the data of another tool's records, keeps what stands twice, and says what it leaves out", async () => {
    const record = {
      id: 7,
      text: "outer",
      data: { text: "inner", id: "B" },
      annotations: [{ result: [] }],
      predictions: [],
    };
    const raw = JSON.stringify([record]);
    const query = { format: "json" };
    const looked = await server.call("previewImport", { as: manager, params: { project }, query, raw });
    expect(looked.body).toMatchObject({ leftOut: ["annotations"], suggested: { id: "id" } });
    const { job } = await importFile(raw, query);
    expect(job).toMatchObject({ status: "done", added: 1 });
    const [item] = (await tasksOf()).items;
    const task = await server.call("getTask", { as: manager, params: { project, task: item?.id ?? "" } });
    expect(task.body.data).toEqual({ text: "inner", id: "B", outer_id: 7, outer_text: "outer" });
  });

  const good: [string, string, BodyInit, string[]][] = [
    ["CSV with quotes, CRLF and a BOM", "csv", '\uFEFFtext,note\r\n"a, ""b""",x\r\nc,y\r\n', ['a, "b"', "c"]],
    ["CSV with semicolons", "csv", "text;n\nx;1\n", ["x"]],
    ["TSV", "tsv", "text\tn\nx y\t1\n", ["x y"]],
    ["TSV with inch marks", "tsv", 'text\tn\nfive" disk\t1\na 3" nail\t2\n', ['five" disk', 'a 3" nail']],
    ["UTF-16 without its mark", "csv", Buffer.from("text\nпривет\n", "utf16le"), ["привет"]],
    ["CSV with a NUL that got lost in it", "csv", "text,n\nпри\0вет,1\nx,2\n", ["при\0вет", "x"]],
    ["TXT, a line a task", "txt", "one\n\ntwo\r\n", ["one", "two"]],
    ["a JSON list", "json", '[{"text":"x"},{"data":{"text":"y"}}]', ["x", "y"]],
    ["UTF-16 with its mark", "txt", Buffer.from("\uFEFFпривет\n", "utf16le"), ["привет"]],
  ];
  for (const [name, format, raw, expected] of good)
    it(`reads ${name}`, async () => {
      const { job } = await importFile(raw, { format });
      expect(job).toMatchObject({ status: "done", added: expected.length });
      const items = (await tasksOf()).items;
      const data = await Promise.all(
        items.map(
          async (item) =>
            (await server.call("getTask", { as: manager, params: { project, task: item.id } })).body.data
              .text,
        ),
      );
      expect(data).toEqual(expected);
    });

  const bad: [string, string, BodyInit, RegExp][] = [
    ["bytes that are not UTF-8", "jsonl", Buffer.from([0x7b, 0xff, 0xfe, 0xfd]), /UTF-8/],
    ["two columns of one name", "csv", "text,text\na,b\n", /called "text"/],
    ["an unclosed quote", "csv", `text\n"${"x".repeat(10_000)}`, /Row 2/],
    ["broken JSON", "json", "[{", /not valid JSON/],
    ["a column called __proto__", "csv", "text,__proto__\na,b\n", /rows are bad/],
    ["no rows", "jsonl", "\n\n", /no rows/],
  ];
  for (const [name, format, raw, problem] of bad)
    it(`refuses ${name} and adds nothing`, async () => {
      const { job } = await importFile(raw, { format });
      expect(job?.status).toBe("failed");
      expect(job?.problem).toMatch(problem);
      expect((await tasksOf()).items).toHaveLength(0);
    });

  for (const [format, raw] of [
    ["jsonl", '{"text":"a","n":1e308}\n{"text":"b","deep":{"n":[-1e400]}}\n{"text":"c"}\n'],
    ["json", '[{"text":"a"},{"data":{"text":"b","deep":1e400}},{"text":"c"}]'],
  ] as const)
    it(`refuses the row of a ${format} file that holds a number no database can keep, and never makes it null`, async () => {
      const { job } = await importFile(raw, { format, mode: "skip-bad-rows" });
      const message = 'the column "deep" holds a number that is too large to be kept; write it as text';
      expect(job).toMatchObject({ status: "done", added: 2, firstErrors: [{ row: 2, message }] });
    });

  it("refuses a file said to be larger than 2 GB before reading it", async () => {
    const answer = await server.call("startImport", {
      as: manager,
      params: { project },
      query: { format: "jsonl" },
      raw: "x",
      headers: { "content-length": String(3 * 1024 ** 3) },
    });
    expect(answer.status).toBe(413);
  });

  it("takes back what a cancelled import had added", async () => {
    const lines = texts(10)
      .map((text) => JSON.stringify({ text }))
      .join("\n");
    const started = await server.call("startImport", {
      as: manager,
      params: { project },
      query: { format: "jsonl" },
      raw: lines,
    });
    await server.call("cancelImport", { as: manager, params: { project, job: started.body.id } });
    await server.runJobs();
    const job = await server.call("getImport", { as: manager, params: { project, job: started.body.id } });
    expect(job.body).toMatchObject({ status: "cancelled", added: 0 });
    expect((await tasksOf()).items).toHaveLength(0);
  });

  it("keeps no upload once its import has ended, however it ended", async () => {
    for (const raw of ['{"text":"good"}', "not json"]) await importFile(raw, { format: "jsonl" });
    expect(await server.services.storage.list("uploads")).toEqual([]);
  });

  it("takes characters that a database's text cannot hold in a text, and refuses them in an id", async () => {
    const half = "\\ud83d";
    const lines = [`{"id":"1","text":"a\\u0000b${half}"}`, `{"id":"${half}","text":"c"}`];
    const mapping = JSON.stringify({ fields: { text: "text" }, id: "id" });
    const query = { format: "jsonl", mode: "skip-bad-rows", mapping };
    const { job } = await importFile(lines.join("\n"), query);
    expect(job).toMatchObject({ status: "done", added: 1, errors: 1 });
    const [task] = (await tasksOf()).items;
    const detail = await server.call("getTask", { as: manager, params: { project, task: task?.id ?? "" } });
    expect(detail.body.data.text).toBe("a\0b\ud83d");
  });

  it("previews columns, a mapping and the first problems without adding anything", async () => {
    const preview = await server.call("previewImport", {
      as: manager,
      params: { project },
      query: { format: "csv" },
      raw: "id,body,doc_id\n1,a long text here,d1\n2,,d1\n3\n4,,d2\n",
    });
    expect(preview.body).toMatchObject({
      delimiter: ",",
      suggested: { id: "id", group: "doc_id", fields: { text: "body" } },
      // From the top of the file, whoever finds them: the mapping the empty texts, the reader the missing cells.
      errors: [{ row: 3 }, { row: 4 }, { row: 5 }],
    });
    expect((await tasksOf()).items).toHaveLength(0);
  });
});

describe("importing images", () => {
  const schema = {
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: [
      { id: "objects", kind: "box", name: "Objects", input: "image", labels: [{ id: "ship", name: "Ship" }] },
    ],
  };
  let images: string;
  beforeEach(async () => {
    images = await makeProject(server, manager, 1, schema);
  });
  const picture = (width = 40, height = 20) =>
    sharp({ create: { width, height, channels: 3, background: "#48a" } });

  it("stores a turned photograph upright and without its metadata", async () => {
    const photo = await picture()
      .jpeg()
      .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: "CANARY" } } })
      .toBuffer();
    expect(photo.includes("CANARY")).toBe(true);
    await importFile(new Uint8Array(photo), { format: "image", fileName: "p.jpg" }, images);
    const [task] = (await tasksOf(images)).items;
    const detail = await server.call("getTask", {
      as: manager,
      params: { project: images, task: task?.id ?? "" },
    });
    const image = detail.body.images.image;
    expect(image).toMatchObject({ widthPx: 20, heightPx: 40 });
    const served = await server.response("getAsset", {
      as: manager,
      params: { asset: image?.assetId ?? "" },
    });
    expect(Buffer.from(await served.arrayBuffer()).includes("CANARY")).toBe(false);
    expect(served.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("deletes the pictures with their project", async () => {
    await importFile(
      new Uint8Array(await picture().png().toBuffer()),
      { format: "image", fileName: "p.png" },
      images,
    );
    const folder = join(server.services.config.dataDir, "assets");
    expect(readdirSync(folder)).toContain(images);
    await server.call("deleteProject", { as: manager, params: { project: images } });
    expect(readdirSync(folder)).not.toContain(images);
  });

  it("imports a zip of images, each once", async () => {
    const zip = await zipOf({
      "a/1.png": await picture().png().toBuffer(),
      "a/2.png": await picture(41).png().toBuffer(),
    });
    expect((await importFile(new Uint8Array(zip), { format: "zip" }, images)).job).toMatchObject({
      status: "done",
      added: 2,
    });
    expect((await importFile(new Uint8Array(zip), { format: "zip" }, images)).job).toMatchObject({
      added: 0,
      duplicates: 2,
    });
  });

  it("refuses a zip whose entry leaves its folder, whole", async () => {
    const zip = await zipOf({
      "ok.png": await picture().png().toBuffer(),
      "aa/escape.png": await picture(9).png().toBuffer(),
    });
    const evil = Buffer.from(zip.toString("latin1").replaceAll("aa/escape", "../escape"), "latin1");
    const { job } = await importFile(new Uint8Array(evil), { format: "zip" }, images);
    expect(job).toMatchObject({ status: "failed", added: 0 });
    expect((await tasksOf(images)).items).toHaveLength(0);
  });

  it("refuses an SVG, a damaged picture and one of 400 megapixels by name", async () => {
    const pngHeader = await picture().png().toBuffer();
    const huge = Buffer.from(pngHeader);
    huge.writeUInt32BE(20_000, 16);
    huge.writeUInt32BE(20_000, 20);
    const cases: [Buffer, RegExp][] = [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), /bad/],
      [pngHeader.subarray(0, 30), /x\.png/],
      [huge, /x\.png/],
    ];
    for (const [bytes, problem] of cases) {
      const { job } = await importFile(new Uint8Array(bytes), { format: "image", fileName: "x.png" }, images);
      expect(job?.status).toBe("failed");
      expect(job?.problem).toMatch(problem);
    }
    expect((await tasksOf(images)).items).toHaveLength(0);
  });

  it("keeps or takes back the batch that is being written when a picture after it turns out to be damaged", async () => {
    const good = Array.from({ length: 25 }, async (_, i) =>
      picture(20 + i)
        .png()
        .toBuffer(),
    );
    const files: Record<string, Buffer> = {};
    for (const [i, bytes] of (await Promise.all(good)).entries()) files[`${10 + i}.png`] = bytes;
    files["99.png"] = (await picture().png().toBuffer()).subarray(0, 40);
    const zip = new Uint8Array(await zipOf(files));
    const whole = await importFile(zip, { format: "zip" }, images);
    expect(whole.job).toMatchObject({ status: "failed", added: 0 });
    expect((await tasksOf(images)).items).toHaveLength(0);
    const some = await importFile(zip, { format: "zip", mode: "skip-bad-rows" }, images);
    expect(some.job).toMatchObject({ status: "done", added: 25, errors: 1 });
    expect((await tasksOf(images)).items).toHaveLength(25);
  });
});
