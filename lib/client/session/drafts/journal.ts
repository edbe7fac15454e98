/**
 * The journal: draft records on this device, in IndexedDB, so that a crash, a dead network or an expired session loses
 * nothing. Every record belongs to a user and a task; the journal reads only the user's own records. When the browser
 * offers no storage the journal reports it and keeps everything in memory: the label view then warns and relies on the
 * server.
 */
import { deleteDB, type IDBPDatabase, openDB } from "idb";
import { DraftRecord } from "./draft-record";

export type Journal = {
  /** False when a reload would lose what only this device has. */
  persistent: boolean;
  /** Resolves when the record is stored; rejects when it is not (quota, storage cleared). */
  save: (record: DraftRecord) => Promise<void>;
  remove: (taskId: string) => Promise<void>;
  /** This user's record of a task as it is stored now, perhaps by another tab; undefined when there is none. */
  read: (taskId: string) => Promise<DraftRecord | undefined>;
  /** This user's records, and those that could not be read. */
  list: () => Promise<{ records: DraftRecord[]; damaged: unknown[] }>;
  close: () => void;
};

const DATABASE = "concord-journal";
const STORE = "work";
/** Keys of what cannot be read start with this: no task has such an id. */
const ASIDE = "unreadable/";

type Stored = { userId: string; taskId: string };
/** A record of another version, as it was found. */
type Aside = Stored & { found: unknown };
const isAside = (stored: Stored): stored is Aside => stored.taskId.startsWith(ASIDE);

const open = (name: string): Promise<IDBPDatabase> =>
  openDB(name, 1, {
    upgrade: (database) => {
      database.createObjectStore(STORE, { keyPath: ["userId", "taskId"] });
    },
  });

const ownKeys = (userId: string) => IDBKeyRange.bound([userId, ""], [userId, "\uffff"]);

/** Moves records that cannot be read out of the way: the next change of their task would be written over them. */
async function setAside(database: IDBPDatabase, items: Stored[]): Promise<void> {
  const { store, done } = database.transaction(STORE, "readwrite", { durability: "strict" });
  const moving = items.map(async (found) => {
    const { userId, taskId } = found;
    let place = 1;
    while ((await store.getKey([userId, `${ASIDE}${taskId}/${place}`])) !== undefined) place++;
    await store.put({ userId, taskId: `${ASIDE}${taskId}/${place}`, found } satisfies Aside);
    await store.delete([userId, taskId]);
  });
  await Promise.all([...moving, done]);
}

function onDevice(database: IDBPDatabase, userId: string): Journal {
  return {
    persistent: true,
    save: async (record) => {
      // "strict": a confirmed write is on the disk, not in a buffer that a power cut empties.
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      const stored = transaction.store.put(record);
      // A page that is being closed ends what is not committed, and has no time to wait for it.
      transaction.commit();
      await Promise.all([stored, transaction.done]);
    },
    remove: (taskId) => database.delete(STORE, [userId, taskId]),
    read: async (taskId) => DraftRecord.safeParse(await database.get(STORE, [userId, taskId])).data,
    list: async () => {
      const stored = (await database.getAll(STORE, ownKeys(userId))) as Stored[];
      const records: DraftRecord[] = [];
      const unread: Stored[] = [];
      for (const item of stored.filter((one) => !isAside(one))) {
        const parsed = DraftRecord.safeParse(item);
        if (parsed.success && parsed.data.userId === userId) records.push(parsed.data);
        else unread.push(item);
      }
      if (unread.length > 0) await setAside(database, unread);
      const aside = stored.filter(isAside).map(({ found }) => found);
      return { records, damaged: [...aside, ...unread] };
    },
    close: () => database.close(),
  };
}

/** For tests and browsers without storage. */
export function memoryJournal(): Journal {
  const records = new Map<string, DraftRecord>();
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

/** @param onUnavailable gets the reason when the device cannot store anything */
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
