/** The data folder: writable, private, with room, on a disk that keeps what it is given. */
import { access, constants, open, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { newId } from "@/lib/core/ids";
import type { Settings } from "../config";
import { localStorage } from "../storage/local-storage";
import { attempt, type Finding, fail, ok, warn } from "./finding";
import { databaseFile } from "./instance";

const GB = 1024 ** 3;
const LOW_SPACE_GB = 2;
const NO_SPACE_GB = 0.2;
const SYNC_TRIES = 5;
const SLOW_SYNC_MS = 50;

async function checkFolder(dataDir: string): Promise<Finding> {
  await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  const mode = (await stat(dataDir)).mode & 0o777;
  return process.platform !== "win32" && (mode & 0o007) !== 0
    ? warn("data folder", `everybody on this machine may look into it: chmod 700 ${dataDir}`)
    : ok("data folder", dataDir);
}

async function checkSpace(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const freeGb = (bavail * bsize) / GB;
  const text = `${freeGb.toFixed(1)} GB in ${folder}`;
  if (freeGb < NO_SPACE_GB) return fail("free space", `${text}: make room now, saving will fail`);
  return freeGb < LOW_SPACE_GB ? warn("free space", `${text}: make room soon`) : ok("free space", text);
}

/** Every answer waits for one of these. */
async function checkSync(folder: string): Promise<Finding> {
  const path = join(folder, `doctor-${newId()}.part`);
  const file = await open(path, "wx");
  try {
    const times: number[] = [];
    for (let i = 0; i < SYNC_TRIES; i++) {
      await file.write(Buffer.alloc(4096, i));
      const startedAt = performance.now();
      await file.datasync();
      times.push(performance.now() - startedAt);
    }
    const median = times.sort((a, b) => a - b)[SYNC_TRIES >> 1] ?? 0;
    const text = `${median.toFixed(1)} ms`;
    return median > SLOW_SYNC_MS
      ? warn("fsync", `${text}: a slow disk; every answer waits for it`)
      : ok("fsync", text);
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

async function checkStorage(dataDir: string): Promise<Finding> {
  const storage = localStorage(join(dataDir, "assets"));
  const folder = `doctor-${newId()}`;
  const key = `${folder}/probe`;
  const sent = Buffer.from(`concord doctor ${key}`);
  try {
    await storage.put(key, sent);
    const stored = await storage.get(key);
    if (!stored || !sent.equals(await buffer(stored.stream)))
      return fail("storage", "a file came back changed: check the disk");
    await storage.delete(key);
    return (await storage.get(key)) === null
      ? ok("storage", "writes, reads and deletes")
      : fail("storage", "a deleted file is still there");
  } finally {
    await storage.deleteFolder(folder);
  }
}

export async function checkFiles({ dataDir, databaseUrl }: Settings): Promise<Finding[]> {
  if (!(await stat(dataDir).catch(() => undefined)))
    return [
      warn(
        "data folder",
        `${dataDir} is not there yet; the first start makes it. Is CONCORD_DATA_DIR right?`,
      ),
    ];
  const own = `Give the user of this process rights on ${dataDir}.`;
  const file = databaseFile(databaseUrl);
  const databaseDir = file === undefined ? dataDir : dirname(file);
  const findings = [
    await attempt("data folder", () => checkFolder(dataDir), own),
    await attempt("free space", () => checkSpace(dataDir), own),
    await attempt("storage", () => checkStorage(dataDir), own),
    await attempt("fsync", () => checkSync(databaseDir), own),
  ];
  if (databaseDir !== dataDir) findings.push(await attempt("free space", () => checkSpace(databaseDir), ""));
  return findings;
}
