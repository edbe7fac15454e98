/** Files in a folder of the server. A file appears under its name only when it is whole and on the disk. */
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { renameDurably } from "./durable-rename";
import type { OpenFile, Storage } from "./storage";

const KEY = /^[a-z0-9][a-z0-9/._-]*$/;

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

/** Undefined where the error is that there is no such file. */
async function ifThere<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function openFile(path: string): Promise<OpenFile> {
  const file = await open(path, "r");
  const { size } = await file.stat();
  return {
    sizeBytes: size,
    read: async (from, length) => {
      const bytes = Buffer.allocUnsafe(Math.max(Math.min(length, size - from), 0));
      let at = 0;
      while (at < bytes.byteLength) {
        const { bytesRead } = await file.read(bytes, at, bytes.byteLength - at, from + at);
        if (bytesRead === 0) break;
        at += bytesRead;
      }
      return bytes.subarray(0, at);
    },
    close: () => file.close(),
  };
}

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function writeSynced(path: string, pieces: Pieces): Promise<number> {
  const file = await open(path, "wx");
  let size = 0;
  try {
    for await (const piece of pieces) {
      await file.writeFile(piece);
      size += piece.byteLength;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return size;
}

export function localStorage(root: string): Storage {
  const base = resolve(root);
  const pathOf = (key: string) => {
    const path = join(base, key);
    if (!KEY.test(key) || key.includes("..") || !path.startsWith(base + sep))
      throw new AppError("internal", say("server.storageKey", { key: JSON.stringify(key) }));
    return path;
  };
  return {
    put: async (key, bytes) => {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${crypto.randomUUID()}.part`;
      try {
        const size = await writeSynced(temporary, bytes instanceof Uint8Array ? [bytes] : bytes);
        await renameDurably(temporary, path);
        return size;
      } catch (error) {
        await rm(temporary, { force: true });
        if ((error as NodeJS.ErrnoException).code === "ENOSPC")
          throw new AppError("storage_full", say("server.diskFullFile"), {
            cause: error,
          });
        throw error;
      }
    },
    get: async (key) => {
      const path = pathOf(key);
      const facts = await ifThere(() => stat(path));
      return facts === undefined ? null : { stream: createReadStream(path), sizeBytes: facts.size };
    },
    open: async (key) => {
      const path = pathOf(key);
      return (await ifThere(() => openFile(path))) ?? null;
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    deleteFolder: (prefix) => rm(pathOf(prefix), { force: true, recursive: true }),
    list: async (prefix) => {
      const folder = pathOf(prefix);
      const names = (await ifThere(() => readdir(folder, { recursive: true, withFileTypes: true }))) ?? [];
      const found = names
        .filter((entry) => entry.isFile())
        .map(async (entry) => {
          const path = join(entry.parentPath ?? entry.path, entry.name);
          const facts = await ifThere(() => stat(path));
          const key = path.slice(base.length + 1).replaceAll(sep, "/");
          return facts === undefined ? [] : [{ key, modifiedAt: facts.mtimeMs }];
        });
      return (await Promise.all(found)).flat();
    },
  };
}
