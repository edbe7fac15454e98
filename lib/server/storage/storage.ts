/** File storage. The server makes the keys, never a user. */
import type { Readable } from "node:stream";
import type { ByteSource } from "@/lib/zip/read-zip";

export type StoredFile = { stream: Readable; sizeBytes: number };
/** A file open for reads at any offset, until it is closed. */
export type OpenFile = ByteSource & { close: () => Promise<void> };
export type Listed = { key: string; modifiedAt: number };

export type Storage = {
  /**
   * The file is there under its key when all of it has come, or not at all.
   * @returns its size in bytes
   * @throws what `bytes` throws; AppError `storage_full`
   */
  put: (key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>) => Promise<number>;
  /** Null when there is no such file. */
  get: (key: string) => Promise<StoredFile | null>;
  /** Null when there is no such file. */
  open: (key: string) => Promise<OpenFile | null>;
  delete: (key: string) => Promise<void>;
  /** Deletes everything whose key starts with `prefix/`. */
  deleteFolder: (prefix: string) => Promise<void>;
  /** The files whose key starts with `prefix/`; one that is still coming in is there, too, under a key of its own. */
  list: (prefix: string) => Promise<Listed[]>;
};
