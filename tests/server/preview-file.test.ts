/** A file is looked at before there is a project for it: columns and rows, and nothing that depends on labels. */
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { zipOf } from "../support/zip";

let server: TestServer;
let person: Person;
beforeEach(async () => {
  server = await startTestServer();
  person = await server.person("newcomer", "owner");
});
afterEach(() => server.close());

const look = (raw: BodyInit, query: Record<string, string>) =>
  server.call("previewFile", { as: person, query, raw });

it("tells the columns and rows of a table with odd names, whatever labels it will have", async () => {
  const { status, body } = await look("№;Жалоба\n17;Late and wet\n18;\n", { format: "csv" });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    delimiter: ";",
    header: true,
    rows: [
      { "№": "17", Жалоба: "Late and wet" },
      { "№": "18", Жалоба: "" },
    ],
    errors: [],
    labels: null,
  });
  expect(body.columns.map(({ name }: { name: string }) => name)).toEqual(["№", "Жалоба"]);
});

it("tells that a file has labels, though there are none yet to compare them with", async () => {
  const result = [
    { id: "a", from_name: "mood", to_name: "t", type: "choices", value: { choices: ["Glad"] } },
  ];
  const tasks = [{ id: 1, data: { body: "Hello" }, annotations: [{ completed_by: 4, result }] }];
  const { body } = await look(JSON.stringify(tasks), { format: "label-studio" });
  expect(body).toMatchObject({ rows: [{ body: "Hello" }], labels: { rows: 1 } });
});

it("takes images of an archive for tasks, also beside a text about them, and texts alone for texts", async () => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  const readme = Buffer.from("About these images");
  const images = await look(new Uint8Array(await zipOf({ "a.png": picture, "readme.txt": readme })), {
    format: "zip",
  });
  expect(images.body).toMatchObject({ columns: [], archive: { pictures: 1, table: null }, taskPer: null });
  const texts = await look(new Uint8Array(await zipOf({ "a.txt": readme })), { format: "zip" });
  expect(texts.body).toMatchObject({ taskPer: "file", rows: [{ text: "About these images" }] });
});

it("refuses what is not of the format, with the name of the file", async () => {
  const { status, body } = await look("this is no workbook", { format: "xlsx", fileName: "broken.xlsx" });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(body).toMatchObject({ detail: expect.stringContaining("broken.xlsx") });
});

it("keeps nothing of the file", async () => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  await look(new Uint8Array(await zipOf({ "a.png": picture })), { format: "zip" });
  expect(await server.services.storage.list("uploads")).toEqual([]);
});

it("makes the labels of a project from those that the file has", async () => {
  const conll = "Anna B-PER\nlives O\nin O\nTver B-LOC\n\nNorthwind B-ORG\nsent O\nit O\n";
  const { body } = await look(conll, { format: "conll", fileName: "news.conll" });
  expect(body.ownSchema).toMatchObject({
    inputs: [{ kind: "text", field: "text" }],
    controls: [{ kind: "span", labels: [{ name: "PER" }, { name: "LOC" }, { name: "ORG" }] }],
  });
  const made = await server.call("createProject", {
    as: person,
    body: { name: "News", schema: body.ownSchema },
  });
  expect(made.status).toBe(201);
});

it("makes the labels of a project of each sort of answers and shapes that a file has", async () => {
  const tasks = ["Glad", "Sad"].map((mood, id) => {
    const result = [
      { id: "a", from_name: "mood", to_name: "t", type: "choices", value: { choices: [mood] } },
      { id: "b", from_name: "stars", to_name: "t", type: "rating", value: { rating: 3 + id } },
    ];
    return { id, data: { body: `Hello ${id}` }, annotations: [{ completed_by: 4, result }] };
  });
  const choices = await look(JSON.stringify(tasks), { format: "label-studio" });
  expect(
    choices.body.ownSchema?.controls.map(({ name, kind }: { name: string; kind: string }) => [name, kind]),
  ).toEqual([
    ["mood", "choice"],
    ["stars", "rating"],
  ]);
  const coco = {
    images: [{ id: 1, file_name: "a.jpg", width: 100, height: 80 }],
    categories: [{ id: 7, name: "cat" }],
    annotations: [{ id: 1, image_id: 1, category_id: 7, bbox: [1, 2, 30, 40] }],
  };
  const boxes = await look(JSON.stringify(coco), { format: "coco" });
  expect(boxes.body.ownSchema).toMatchObject({
    inputs: [{ kind: "image" }],
    controls: [{ kind: "box", labels: [{ name: "cat" }] }],
  });
  const plain = await look("text\nHello\n", { format: "csv" });
  expect(plain.body.ownSchema).toBeNull();
});
