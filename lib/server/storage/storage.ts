/** Where files live. Keys are made by the program, never by a person. */
import type { Readable } from "node:stream";

export type StoredFile = { stream: Readable; sizeBytes: number };

export type Storage = {
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** Null when there is no such file. */
  get: (key: string) => Promise<StoredFile | null>;
  delete: (key: string) => Promise<void>;
  /** Deletes everything whose key starts with `prefix/`. */
  deleteFolder: (prefix: string) => Promise<void>;
};
