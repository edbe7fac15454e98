/**
 * The shelf: tasks taken along, in IndexedDB with their data, so that a reload without network shows them again. Kept
 * apart from the journal: these are the server's data and go at sign-out, while what a person answered never does.
 */
import { type IDBPDatabase, openDB } from "idb";
import * as z from "zod/mini";
import { Id } from "@/lib/contracts/common";
import { LabelTask } from "@/lib/contracts/labeling";

/** Whose, and of which project. */
export type BatchOwner = { userId: string; projectId: string };

export type BatchStore = {
  /** In the order in which they were taken; what this version cannot read is left out, the server still has it. */
  list: () => Promise<{ tasks: LabelTask[]; leasedUntil: number | null }>;
  /** Adds tasks of the page's label schema behind those on the shelf. */
  put: (tasks: readonly LabelTask[]) => Promise<void>;
  remove: (taskIds: readonly string[]) => Promise<void>;
  setLeasedUntil: (ms: number) => Promise<void>;
  close: () => void;
};

const DATABASE = "concord-tasks";
const TASKS = "tasks";
/** Renewed every few minutes for all at once, so it does not stand on each task. */
const RESERVATIONS = "reservations";

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
      database.createObjectStore(RESERVATIONS, { keyPath: ["userId", "projectId"] });
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
      const found = (await database.get(RESERVATIONS, [userId, projectId])) as { until: number } | undefined;
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
      await database.put(RESERVATIONS, { userId, projectId, until });
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

/** @param onUnavailable is told why the device cannot keep anything */
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

/** Empties the shelves of everybody, or of everybody else. Not by deleting the database: another tab may have it open. */
export async function clearBatches(exceptUserId: string | null, name = DATABASE): Promise<void> {
  const database = await open(name);
  try {
    for (const store of [TASKS, RESERVATIONS]) {
      const transaction = database.transaction(store, "readwrite");
      for (const key of await transaction.store.getAllKeys())
        if ((key as string[])[0] !== exceptUserId) await transaction.store.delete(key);
      await transaction.done;
    }
  } finally {
    database.close();
  }
}
