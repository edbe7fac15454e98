/**
 * The offline batch store: the tasks of the batch in IndexedDB with their data, so that a reload without network shows
 * them again. Kept apart from the journal: tasks are the server's data and are deleted at sign-out, while draft records
 * never are.
 */
import { type IDBPDatabase, openDB } from "idb";
import * as z from "zod/mini";
import { Id } from "@/lib/contracts/common";
import { LabelTask } from "@/lib/contracts/labeling";

/** The user and the project of a batch. */
export type BatchOwner = { userId: string; projectId: string };

export type BatchStore = {
  /** In the order in which they were added, without tasks that this version cannot read; the server still has those. */
  list: () => Promise<{ tasks: LabelTask[]; leasedUntil: number | null }>;
  /** Adds tasks of the page's label schema behind the stored ones. */
  put: (tasks: readonly LabelTask[]) => Promise<void>;
  remove: (taskIds: readonly string[]) => Promise<void>;
  setLeasedUntil: (ms: number) => Promise<void>;
  close: () => void;
};

const DATABASE = "concord-tasks";
const TASKS = "tasks";
/** The end of all leases, renewed every few minutes for all at once, so it is not stored with each task. */
const LEASES = "reservations";

const StoredTask = z.object({
  userId: Id,
  projectId: Id,
  taskId: Id,
  place: z.number(),
  schemaVersion: z.number(),
  task: LabelTask,
});

const open = (name: string): Promise<IDBPDatabase> =>
  openDB(name, 1, {
    upgrade: (database) => {
      database.createObjectStore(TASKS, { keyPath: ["userId", "projectId", "taskId"] });
      database.createObjectStore(LEASES, { keyPath: ["userId", "projectId"] });
    },
  });

const keysOf = ({ userId, projectId }: BatchOwner) =>
  IDBKeyRange.bound([userId, projectId, ""], [userId, projectId, "\uffff"]);

function onDevice(database: IDBPDatabase, owner: BatchOwner, schemaVersion: number): BatchStore {
  const { userId, projectId } = owner;
  const read = async () => {
    const rows = (await database.getAll(TASKS, keysOf(owner))).flatMap((row) => {
      const parsed = StoredTask.safeParse(row);
      return parsed.success ? [parsed.data] : [];
    });
    return rows.sort((a, b) => a.place - b.place);
  };
  return {
    list: async () => {
      // Suggestions and checks belong to one version of the labels.
      const tasks = (await read())
        .filter((row) => row.schemaVersion === schemaVersion)
        .map(({ task }) => task);
      const found = (await database.get(LEASES, [userId, projectId])) as { until: number } | undefined;
      return { tasks, leasedUntil: found?.until ?? null };
    },
    put: async (tasks) => {
      const last = (await read()).at(-1)?.place ?? 0;
      const transaction = database.transaction(TASKS, "readwrite");
      const rows = tasks.map((task, i) => ({
        userId,
        projectId,
        taskId: task.id,
        place: last + 1 + i,
        task,
      }));
      await Promise.all([
        ...rows.map((row) => transaction.store.put({ ...row, schemaVersion })),
        transaction.done,
      ]);
    },
    remove: async (taskIds) => {
      const transaction = database.transaction(TASKS, "readwrite");
      await Promise.all([
        ...taskIds.map((taskId) => transaction.store.delete([userId, projectId, taskId])),
        transaction.done,
      ]);
    },
    setLeasedUntil: async (until) => {
      await database.put(LEASES, { userId, projectId, until });
    },
    close: () => database.close(),
  };
}

/** For browsers without storage: the tasks are at hand until the page is closed. */
export function memoryBatchStore(): BatchStore {
  const tasks = new Map<string, LabelTask>();
  let leasedUntil: number | null = null;
  return {
    list: async () => ({ tasks: [...tasks.values()], leasedUntil }),
    put: async (added) => {
      for (const task of added) tasks.set(task.id, task);
    },
    remove: async (taskIds) => {
      for (const id of taskIds) tasks.delete(id);
    },
    setLeasedUntil: async (ms) => {
      leasedUntil = ms;
    },
    close: () => tasks.clear(),
  };
}

/** @param onUnavailable gets the reason when the device cannot store anything */
export async function openBatchStore(
  owner: BatchOwner & { schemaVersion: number },
  onUnavailable: (cause: unknown) => void,
  name = DATABASE,
): Promise<BatchStore> {
  try {
    return onDevice(await open(name), owner, owner.schemaVersion);
  } catch (cause) {
    onUnavailable(cause);
    return memoryBatchStore();
  }
}

/** Deletes the batches of all users, or of all but one. Not the database itself: another tab may have it open. */
export async function clearBatches(exceptUserId: string | null, name = DATABASE): Promise<void> {
  const database = await open(name);
  try {
    for (const store of [TASKS, LEASES]) {
      const transaction = database.transaction(store, "readwrite");
      for (const key of await transaction.store.getAllKeys())
        if ((key as string[])[0] !== exceptUserId) await transaction.store.delete(key);
      await transaction.done;
    }
  } finally {
    database.close();
  }
}
