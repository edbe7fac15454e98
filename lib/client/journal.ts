/**
 * The journal: work on this device, in IndexedDB, so that a crash, a dead network or an expired session loses nothing.
 * Every record belongs to a person and a task; only the person's own records are ever read. When the browser offers no
 * storage the journal says so and keeps everything in memory: the label view then warns and leans on the server.
 */
import { deleteDB, type IDBPDatabase, openDB } from "idb";
import { WorkRecord } from "./work-record";

export type Journal = {
  /** False when a reload would lose what only this device has. */
  persistent: boolean;
  /** Resolves when the record is stored; rejects when it is not (quota, storage cleared). */
  save: (record: WorkRecord) => Promise<void>;
  remove: (taskId: string) => Promise<void>;
  /** This person's record of a task as it is stored now, perhaps by another tab; undefined when there is none. */
  read: (taskId: string) => Promise<WorkRecord | undefined>;
  /** This person's records, and how many could not be read. */
  list: () => Promise<{ records: WorkRecord[]; damaged: unknown[] }>;
  close: () => void;
};

const DATABASE = "concord-journal";
const STORE = "work";
/** Work the server has is kept this long for its undo steps. */
export const KEEP_CLEAN_MS = 30 * 86_400_000;

type Stored = { userId: string; taskId: string };

const open = (name: string): Promise<IDBPDatabase> =>
  openDB(name, 1, {
    upgrade: (database) => {
      database.createObjectStore(STORE, { keyPath: ["userId", "taskId"] });
    },
  });

const ownKeys = (userId: string) => IDBKeyRange.bound([userId, ""], [userId, "\uffff"]);

function onDevice(database: IDBPDatabase, userId: string): Journal {
  return {
    persistent: true,
    save: async (record) => {
      // "strict": a confirmed write is on the disk, not in a buffer that a power cut empties.
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      await Promise.all([transaction.store.put(record), transaction.done]);
    },
    remove: (taskId) => database.delete(STORE, [userId, taskId]),
    read: async (taskId) => WorkRecord.safeParse(await database.get(STORE, [userId, taskId])).data,
    list: async () => {
      const stored = (await database.getAll(STORE, ownKeys(userId))) as Stored[];
      const records: WorkRecord[] = [];
      const damaged: unknown[] = [];
      for (const item of stored) {
        const parsed = WorkRecord.safeParse(item);
        if (parsed.success && parsed.data.userId === userId) records.push(parsed.data);
        else damaged.push(item);
      }
      return { records, damaged };
    },
    close: () => database.close(),
  };
}

/** For tests and browsers without storage. */
export function memoryJournal(): Journal {
  const records = new Map<string, WorkRecord>();
  return {
    persistent: false,
    save: async (record) => {
      records.set(record.taskId, record);
    },
    remove: async (taskId) => {
      records.delete(taskId);
    },
    read: async (taskId) => records.get(taskId),
    list: async () => ({ records: [...records.values()], damaged: [] }),
    close: () => records.clear(),
  };
}

/** @param onUnavailable is told why the device cannot keep anything */
export async function openJournal(
  userId: string,
  onUnavailable: (cause: unknown) => void,
  name = DATABASE,
): Promise<Journal> {
  try {
    return onDevice(await open(name), userId);
  } catch (cause) {
    onUnavailable(cause);
    return memoryJournal();
  }
}

/** Asks the browser not to evict the journal; returns whether it agreed. */
export async function askToPersist(storage: StorageManager | undefined): Promise<boolean> {
  if (!storage?.persist) return false;
  return (await storage.persisted()) || (await storage.persist());
}

export const eraseJournal = (name = DATABASE): Promise<void> => deleteDB(name);
