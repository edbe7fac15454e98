/** Files in a folder of the server. A file appears under its name only when it is whole and on the disk. */
import { createReadStream } from "node:fs";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { AppError } from "@/lib/core/app-error";
import { renameDurably } from "./durable-rename";
import type { Storage } from "./storage";

const KEY = /^[a-z0-9][a-z0-9/._-]*$/;

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

export function localStorage(root: string): Storage {
  const base = resolve(root);
  const pathOf = (key: string) => {
    const path = join(base, key);
    if (!KEY.test(key) || key.includes("..") || !path.startsWith(base + sep))
      throw new AppError("internal", `refused storage key ${JSON.stringify(key)}`);
    return path;
  };
  return {
    put: async (key, bytes) => {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${crypto.randomUUID()}.part`;
      try {
        const file = await open(temporary, "wx");
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await renameDurably(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        if ((error as NodeJS.ErrnoException).code === "ENOSPC")
          throw new AppError("storage_full", "The disk of the server is full. The file was not kept.", {
            cause: error,
          });
        throw error;
      }
    },
    get: async (key) => {
      const path = pathOf(key);
      try {
        const { size } = await stat(path);
        return { stream: createReadStream(path), sizeBytes: size };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    deleteFolder: (prefix) => rm(pathOf(prefix), { force: true, recursive: true }),
  };
}
