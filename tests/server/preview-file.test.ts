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
