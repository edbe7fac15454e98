/** An instance for tests that run the program as processes: a data folder, a database and the environment that names them. */
import { rmSync } from "node:fs";
import pino from "pino";
import { readConfig } from "@/lib/server/config";
import type { Services } from "@/lib/server/context";
import { openServices } from "@/lib/server/services";
import { freshDatabase } from "./fresh-database";
import { scratchFolder } from "./scratch";

/** What a process needs of the machine; nothing of the test runner. */
const KEPT = ["PATH", "HOME", "TMPDIR", "SystemRoot"];

export type Instance = {
  folder: string;
  env: NodeJS.ProcessEnv;
  /** The services in this process, for preparing and for looking; close the database before a process is killed. */
  open: () => Promise<Services>;
  remove: () => Promise<void>;
};

export async function makeInstance(start: "migrated" | "empty" = "migrated"): Promise<Instance> {
  const folder = scratchFolder("concord-instance-");
  const { url, drop } = await freshDatabase(folder, start);
  const kept = KEPT.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]]));
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(kept),
    NODE_ENV: "production",
    CONCORD_DATA_DIR: folder,
    DATABASE_URL: url,
  };
  return {
    folder,
    env,
    open: () => openServices(readConfig(env), pino({ level: "silent" })),
    remove: async () => {
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
