/** The services of this process, opened once: configuration, database (migrated), storage, log. */
import { join } from "node:path";
import { migrate, openDatabase } from "@/db/client";
import { newId } from "@/lib/core/ids";
import { type Config, readConfig } from "./config";
import type { Services } from "./context";
import { makeLog } from "./log";
import { localStorage } from "./storage/local-storage";

/** Folder of the program: where migrations are found. */
export const PROGRAM_ROOT = process.env.CONCORD_ROOT ?? process.cwd();

export async function openServices(config: Config, log = makeLog(1)): Promise<Services> {
  const database = openDatabase(config.databaseUrl);
  const applied = await migrate(database, PROGRAM_ROOT, Date.now()).catch(async (error) => {
    await database.close();
    throw error;
  });
  if (applied.length > 0) log.info({ event: "migrated", applied });
  return {
    config,
    database,
    storage: localStorage(join(config.dataDir, "assets")),
    log,
    now: Date.now,
    newId,
  };
}

// Next loads route handlers and pages as separate bundles; the process must still have one database writer.
const shared = globalThis as { concordServices?: Promise<Services> | undefined };

export function getServices(): Promise<Services> {
  shared.concordServices ??= openServices(readConfig(process.env)).catch((error) => {
    shared.concordServices = undefined;
    throw error;
  });
  return shared.concordServices;
}
