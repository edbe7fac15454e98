import { afterEach, beforeEach, expect, it } from "vitest";
import { insertSchema } from "@/db/queries/projects";
import type { LabelSchema } from "@/lib/labels/schema";
import { keptSchema } from "@/lib/server/projects/kept-schema";
import { TOPIC_SCHEMA } from "../support/project";
import { startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

/** Stores a version whose input has the number of it. */
const store = (projectId: string, version: number) =>
  server.services.database.write(async (db) => {
    const schema = { ...TOPIC_SCHEMA, inputs: [{ id: `i${version}`, kind: "text", field: "text" }] };
    await insertSchema(db, {
      projectId,
      version,
      schema: schema as LabelSchema,
      createdBy: "u",
      createdAt: 1,
    });
  });
const read = (projectId: string, version: number) =>
  keptSchema(server.services.database, { projectId, version });

it("a version of the labels is kept by its project and number, and found once it is stored", async () => {
  await store("a", 1);
  const first = await read("a", 1);
  expect(first?.inputs).toMatchObject([{ id: "i1" }]);
  expect(await read("a", 1)).toBe(first);
  expect(await read("a", 2)).toBeUndefined();
  expect(await read("b", 1)).toBeUndefined();
  await store("a", 2);
  expect((await read("a", 2))?.inputs).toMatchObject([{ id: "i2" }]);
  expect(await read("a", 1)).toBe(first);
});

it("a version that a transaction wrote and took back is not kept", async () => {
  const { database } = server.services;
  await database
    .write(async () => {
      await store("a", 1);
      await read("a", 1);
      throw new Error("taken back");
    })
    .catch(() => {});
  expect(await read("a", 1)).toBeUndefined();
});

it("only the versions used last are kept, and the others are read again", async () => {
  for (let version = 1; version <= 52; version++) await store("a", version);
  const first = await read("a", 1);
  const second = await read("a", 2);
  for (let version = 3; version <= 51; version++) {
    await read("a", version);
    await read("a", 1);
  }
  expect(await read("a", 1)).toBe(first);
  const again = await read("a", 2);
  expect(again).toEqual(second);
  expect(again).not.toBe(second);
});
