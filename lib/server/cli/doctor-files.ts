/** The data folder: writable, with room, its secret private, its storage able to keep and give back. */
import { access, constants, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { newId } from "@/lib/core/ids";
import type { Config } from "../config";
import { localStorage } from "../storage/local-storage";
import { attempt, type Finding, fail, ok, warn } from "./finding";

const GB = 1024 ** 3;
const LOW_SPACE_GB = 2;
const NO_SPACE_GB = 0.2;

async function checkSpace(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir);
  const freeGb = (bavail * bsize) / GB;
  const text = `${freeGb.toFixed(1)} GB`;
  if (freeGb < NO_SPACE_GB) return fail("free space", `${text}: make room now, saving will fail`);
  return freeGb < LOW_SPACE_GB ? warn("free space", `${text}: make room soon`) : ok("free space", text);
}

async function checkSecret(dataDir: string): Promise<Finding> {
  const path = join(dataDir, "secret");
  const mode = (await stat(path)).mode & 0o777;
  return mode === 0o600
    ? ok("secret", "private (0600)")
    : fail("secret", `others can read it (0${mode.toString(8)}): chmod 600 ${path}`);
}

async function checkStorage(dataDir: string): Promise<Finding> {
  const storage = localStorage(join(dataDir, "assets"));
  const key = `doctor/${newId()}`;
  const sent = Buffer.from(`concord doctor ${key}`);
  await storage.put(key, sent);
  try {
    const stored = await storage.get(key);
    if (!stored || !sent.equals(await buffer(stored.stream)))
      return fail("storage", "a file came back changed: check the disk");
  } finally {
    await storage.delete(key);
  }
  return (await storage.get(key)) === null
    ? ok("storage", "writes, reads and deletes")
    : fail("storage", "a deleted file is still there");
}

export async function checkFiles(config: Config, secretFromEnvironment: boolean): Promise<Finding[]> {
  const { dataDir } = config;
  const own = `Give the user of this process rights on ${dataDir}.`;
  const writable = async () => {
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok("data folder", dataDir);
  };
  return [
    await attempt("data folder", writable, own),
    await attempt("free space", () => checkSpace(dataDir), own),
    secretFromEnvironment
      ? ok("secret", "from CONCORD_SECRET")
      : await attempt("secret", () => checkSecret(dataDir), own),
    await attempt("storage", () => checkStorage(dataDir), own),
  ];
}
