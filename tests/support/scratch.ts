/** Folders for databases of tests. No test needs them after a power cut, so writing to a disk would be waiting for nothing. */
import { mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const IN_MEMORY = "/dev/shm";
/** Containers often have 64 MB there. */
const LEAST_BYTES = 4 * 1024 ** 3;

function hasRoom(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize >= LEAST_BYTES;
  } catch {
    return false;
  }
}

/** A new folder, in memory where the system offers enough of it; the caller removes it. */
export const scratchFolder = (prefix: string): string =>
  mkdtempSync(join(hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), prefix));
