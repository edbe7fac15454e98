/** A name is on the disk only when its folder is: without that a power cut can take away a file that was synced itself. */
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

export async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders, and keeps names by itself.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Gives a whole, synced file its name. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}
