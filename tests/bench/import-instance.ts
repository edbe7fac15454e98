/** The server's use cases without the network, on SQLite in a folder of its own: what imports cost apart from HTTP. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { migrate, openDatabase } from "@/db/client";
import { insertUser } from "@/db/queries/users";
import { newId } from "@/lib/core/ids";
import type { Context, Services } from "@/lib/server/context";
import { type ImportNow, importNow } from "@/lib/server/imports/import-and-wait";
import { NOTHING_ALLOWED } from "@/lib/server/outbound/target";
import { createProject } from "@/lib/server/projects/projects";
import { localStorage } from "@/lib/server/storage/local-storage";

export type ImportInstance = { context: Context; close: () => Promise<void> };

export async function openInstance(): Promise<ImportInstance> {
  const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
  const databaseUrl = `file:${join(folder, "concord.db")}`;
  const database = openDatabase(databaseUrl);
  await migrate(database, process.cwd(), Date.now());
  const services: Services = {
    config: {
      dataDir: folder,
      modelDir: join(folder, "models"),
      url: "http://localhost:3000",
      databaseUrl,
      secret: "a secret for the bench only",
      maxUploadBytes: 2 * 1024 ** 3,
      webhookAllow: NOTHING_ALLOWED,
      imageHosts: NOTHING_ALLOWED,
      owner: null,
    },
    database,
    storage: localStorage(join(folder, "assets")),
    log: pino({ level: "warn" }),
    now: Date.now,
    newId,
  };
  const owner = { id: newId(), name: "Owner", email: "owner@example.test", role: "owner" as const };
  const createdAt = Date.now();
  await database.write((db) => insertUser(db, { ...owner, passwordHash: null, preferences: {}, createdAt }));
  const actor = { ...owner, mayCreateProjects: true, sessionVersion: 0, via: "token" as const };
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { context: { ...services, actor, clientAddress: "", timeZone: "UTC" }, close };
}

export async function makeProject({ context }: ImportInstance, template: string): Promise<string> {
  const body = { name: template, description: "", template, settings: {} };
  return (await createProject(context, { params: undefined, query: undefined, body })).id;
}

type FileImport = Pick<ImportNow, "projectId" | "format" | "fileName" | "mapping">;

/** Rows per second, by the clock and of the processor alone, on which other work on the machine has no part. */
export async function ratesOf(rows: number, work: () => Promise<unknown>) {
  const [startedAt, processor] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(processor);
  return {
    perSecond: Math.round((rows * 1000) / (performance.now() - startedAt)),
    perProcessorSecond: Math.round((rows * 1e6) / (user + system)),
  };
}

export function importRate(
  { context }: ImportInstance,
  rows: number,
  file: FileImport,
  content: string | Uint8Array,
) {
  const bytes = Buffer.from(content);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const body = { stream, contentLength: bytes.byteLength };
  return ratesOf(rows, () => importNow(context, { ...file, mode: "all-or-nothing", body }));
}
