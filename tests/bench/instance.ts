/** A server of the bench's own, in a folder of its own: the production build with fsync on. Needs a build. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@/db/client";
import { newId } from "@/lib/core/ids";
import { hashSecret, makeApiToken } from "@/lib/server/auth/tokens";

export type Figure = { name: string; value: number; unit: string; floorName?: string; floor?: number };
export type Bench = {
  url: string;
  token: string;
  folder: string;
  server: ChildProcess;
  /** The server's own database, for what the bench writes past its routes. */
  database: Database;
};

/** As in `npm start`. */
const NODE_FLAGS = ["--max-semi-space-size=32", "--expose-gc"];

export const perSecond = (count: number, startedAt: number) =>
  Math.round((count / (performance.now() - startedAt)) * 1000);
export const quantile = (values: number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? 0;

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** @param everyMs how often to look; looking costs the server time, too */
export async function until(check: () => Promise<boolean>, everyMs = 20): Promise<void> {
  for (let i = 0; i < 3_000; i++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error("gave up waiting");
}

/** @param databaseUrl of an empty database; by default SQLite's file in the bench's folder */
export async function start(databaseUrl?: string): Promise<Bench & { startMs: number }> {
  const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    CONCORD_URL: url,
    CONCORD_DATA_DIR: folder,
    DATABASE_URL: databaseUrl ?? `file:${join(folder, "concord.db")}`,
    CONCORD_LOG_LEVEL: "warn",
    CONCORD_OWNER_EMAIL: "owner@example.test",
    CONCORD_OWNER_PASSWORD: "a password for the bench",
  };
  const startedAt = performance.now();
  const server = spawn(process.execPath, [...NODE_FLAGS, "bin/concord.js", "start"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  await until(async () => (await fetch(`${url}/sign-in`).catch(() => null))?.ok ?? false);
  const startMs = performance.now() - startedAt;
  const database = openDatabase(env.DATABASE_URL);
  return { url, folder, server, database, startMs, token: await ownerToken(database) };
}

/** A token written straight into the bench's own database: the route would ask for the password. */
export async function insertToken(database: Database, userId: string): Promise<string> {
  const secret = makeApiToken();
  await database.write((db) =>
    db.raw.all(
      "insert into api_token (id, user_id, name, prefix, hash, created_at, last_used_at) values (?, ?, 'bench', 'cnc_', ?, ?, ?)",
      [newId(), userId, hashSecret(secret), Date.now(), Date.now()],
    ),
  );
  return secret;
}

export async function ownerId({ read }: Database): Promise<string> {
  const [owner] = await read.raw.all<{ id: string }>(
    `select id from "user" where role = 'owner' limit 1`,
    [],
  );
  if (!owner) throw new Error("the instance has no owner");
  return owner.id;
}

const ownerToken = async (database: Database) => insertToken(database, await ownerId(database));

export async function call<T>(
  { url, token }: Bench,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const text = typeof body === "string" ? body : body === undefined ? undefined : JSON.stringify(body);
  const answer = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(text === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(text === undefined ? {} : { body: text }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Resident memory of a process, MB. */
export const rss = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

export async function stop({ server, folder, database }: Bench): Promise<void> {
  await database.close();
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  rmSync(folder, { recursive: true, force: true });
}
