import type pg from "pg";
import { expect, it } from "vitest";
import { KEPT, keepStatements } from "@/db/client/postgres-statements";

/** A connection that says it belongs to process 7, while the server answers as the given process. */
async function watched(answered: number) {
  const statements = keepStatements();
  const client = { processID: 7, query: async () => ({ rows: [{ pid: answered }] }) };
  await statements.watch(client as unknown as pg.ClientBase);
  return statements;
}

it("names a statement by its text where the connection is the server's own", async () => {
  const { nameOf } = await watched(7);
  expect(nameOf("select 1")).toBe(nameOf("select 1"));
  expect(nameOf("select 1")).not.toBe(nameOf("select 2"));
  expect(nameOf("select 1")?.length).toBeLessThan(64);
});

it("names no statement behind a pooler, and none before it is known whether there is one", async () => {
  expect((await watched(8)).nameOf("select 1")).toBeUndefined();
  expect(keepStatements().nameOf("select 1")).toBeUndefined();
});

it("names only what was prepared to be kept", async () => {
  const { forBuilder, nameOf } = await watched(7);
  const sent: (string | undefined)[] = [];
  const connection = { query: async (config: pg.QueryConfig) => sent.push(config.name) };
  const builder = forBuilder(connection as unknown as pg.Pool);
  await builder.query({ text: "select 1", name: KEPT });
  await builder.query({ text: "select 1" });
  expect(sent).toEqual([nameOf("select 1"), undefined]);
});
