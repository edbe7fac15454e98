/**
 * One migrated template per database and run: tests copy it instead of migrating again. PostgreSQL is a real server
 * started here, on a free port, and stopped at the end.
 */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../../db/client/migrate";
import { openPostgres } from "../../db/client/postgres";
import { openSqlite } from "../../db/client/sqlite";
import { scratchFolder } from "./scratch";
import { startPostgres } from "./start-postgres";

declare module "vitest" {
  export interface ProvidedContext {
    sqliteTemplate: string;
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject) {
  // The worker thread runs from its bundle, here as in the server.
  execFileSync(process.execPath, ["bin/bundle.js"]);
  const folder = scratchFolder("concord-tests-");
  let stop = async () => {};
  if (project.config.env.CONCORD_TEST_DATABASE === "postgres") {
    const postgres = await startPostgres(folder);
    stop = postgres.stop;
    await postgres.createDatabase("concord_template");
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
