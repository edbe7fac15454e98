/** A database of its own for one test, of the kind the current project of vitest is about. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { newId } from "@/lib/core/ids";

export type FreshDatabase = { url: string; drop: () => Promise<void> };

/** @param start `migrated`: with all tables, copied from a template; `empty`: as an operator makes it */
export async function freshDatabase(
  folder: string,
  start: "migrated" | "empty" = "migrated",
): Promise<FreshDatabase> {
  if (process.env.CONCORD_TEST_DATABASE !== "postgres") {
    const path = join(folder, "concord.db");
    if (start === "migrated") cpSync(inject("sqliteTemplate"), path);
    return { url: `file:${path}`, drop: async () => {} };
  }
  const server = inject("postgresUrl");
  const name = `test_${newId()}`;
  const run = async (sql: string) => {
    const client = new pg.Client(`${server}/postgres`);
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database ${name}${start === "migrated" ? " template concord_template" : ""}`);
  return { url: `${server}/${name}`, drop: () => run(`drop database ${name} with (force)`) };
}
