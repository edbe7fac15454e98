/**
 * Gives an annotator leases on the next tasks. Order: their leases, their assignments, their unfinished drafts, then
 * tasks with room in queue order. A walk remembers where it stands and starts over at the end, so that finding the next
 * task does not slow down as the annotator's history grows.
 */
import type { Db } from "@/db/client/database";
import type { QueuePlace } from "@/db/queries/label-loop";
import { insertLeases, leasedTasks, reapLeases, renewLeases } from "@/db/queries/leases";
import { setQueueCursor } from "@/db/queries/members";
import {
  assignedTasks,
  type OpenTask,
  openTasks,
  openTasksAmong,
  recountLocked,
  recountTasks,
  unfinishedTasks,
} from "@/db/queries/queue";
import { lockTasks } from "@/db/queries/task-locks";
import type { LimitReached } from "@/lib/distribution/work-limits";
import { countWorkLeft, type WorkLimit } from "../distribution/work-limit";
import { drawMixed, type GoldMix } from "../gold/draw-mixed";

type Claim = {
  projectId: string;
  userId: string;
  count: number;
  have: string[];
  nowMs: number;
  leaseMs: number;
  /** Read in this transaction. */
  place: QueuePlace;
  /**
   * Only tasks that the annotator holds, has begun or is assigned: reviewers may have read the annotations of any
   * other.
   */
  onlyOwn: boolean;
  /** Only tasks that came back to the annotator; an offline batch fills the rest. */
  back?: boolean | undefined;
  /** Of these tasks alone, wherever they stand in the queue; the walk stays where it is. */
  among?: readonly string[] | undefined;
  /** Gold tasks are mixed in. */
  gold?: GoldMix | undefined;
  /** How many tasks the annotator may be handed; what they hold, were assigned or have begun does not ask. */
  limit?: WorkLimit | undefined;
  /** This transaction has changed the annotator's counters. */
  isMemberLocked?: boolean | undefined;
};

type Claimed = {
  taskIds: string[];
  expiresAt: number;
  /** The limit that leaves no room for another task. */
  reached: LimitReached | null;
};

/** Takes back what has run out. */
async function reap(db: Db, { projectId, nowMs }: Claim, wait: boolean): Promise<void> {
  await recountTasks(db, { taskIds: await reapLeases(db, { projectId, nowMs, wait }) });
}

async function walk(db: Db, claim: Claim, wanted: number, taken: Set<string>): Promise<OpenTask[]> {
  const { projectId, userId, place, among } = claim;
  if (wanted === 0) return [];
  if (among) {
    const limit = wanted + taken.size;
    const open = await openTasksAmong(db, { projectId, userId, among, limit });
    return open.filter(({ id }) => !taken.has(id)).slice(0, wanted);
  }
  const cursor = place.membership?.queueCursor ?? -1;
  const found: OpenTask[] = [];
  const take = async (after: number, wait: boolean) => {
    // Asks for a few more than needed, since some may be in `taken`.
    const rows = await openTasks(db, { projectId, userId, after, limit: wanted + taken.size, wait });
    for (const row of rows) {
      if (found.length >= wanted || taken.has(row.id)) continue;
      taken.add(row.id);
      found.push(row);
    }
  };
  await take(cursor, false);
  if (found.length < wanted && cursor >= 0) await take(-1, false);
  // Other transactions may hold the last open tasks: wait for them rather than say that nothing is left.
  if (found.length === 0 && db.dialect === "postgres") {
    await reap(db, claim, true);
    await take(-1, true);
  }
  const last = found.at(-1);
  if (last) await setQueueCursor(db, { projectId, userId, queueCursor: last.queueRank });
  return found;
}

/** How many of so many wanted tasks the limits of the annotator leave. */
async function withinLimit(db: Db, claim: Claim, wanted: number, beside: string[]) {
  const { limit, isMemberLocked = false } = claim;
  if (!limit) return { wanted, reached: null };
  const { left, reached } = await countWorkLeft(db, claim, limit, { beside, isLocked: isMemberLocked });
  return { wanted: Math.min(wanted, left), reached };
}

/** Ids of the leased tasks, at most `count`, and when their leases end. Call inside a write transaction. */
export async function claimTasks(db: Db, claim: Claim): Promise<Claimed> {
  const { projectId, userId, nowMs, place, among, back } = claim;
  const isWanted = among ? (id: string) => among.includes(id) : () => true;
  const expiresAt = nowMs + claim.leaseMs;
  if (place.hasDue) await reap(db, claim, false);
  const taken = new Set(claim.have);
  const leased = place.hasLeases && !back ? await leasedTasks(db, { projectId, userId }) : [];
  const own = leased.filter((id) => isWanted(id) && !taken.has(id)).slice(0, claim.count);
  // Another transaction may have deleted an expired lease meanwhile and hands out its task itself.
  const renewed = new Set(await renewLeases(db, { userId, taskIds: own, expiresAt }));
  const held = own.filter((id) => renewed.has(id));
  const fresh: string[] = [];
  for (const id of held) taken.add(id);
  // Those that the sources have not locked.
  const unlocked: string[] = [];
  const room = () => claim.count - held.length - fresh.length;
  for (const source of [assignedTasks, unfinishedTasks]) {
    if (room() <= 0) break;
    if (!(source === assignedTasks ? place.hasAssigned : place.hasDrafts && !back)) continue;
    for (const id of await source(db, { projectId, userId, limit: room() + taken.size, among, back })) {
      if (room() <= 0 || taken.has(id)) continue;
      taken.add(id);
      fresh.push(id);
    }
    if (source === assignedTasks) unlocked.push(...fresh);
  }
  let reached: LimitReached | null = null;
  if (room() > 0 && !claim.onlyOwn && !back) {
    const allowed = await withinLimit(db, claim, room(), fresh);
    reached = allowed.reached;
    const ordinary = (wanted: number) => walk(db, claim, wanted, taken);
    const { gold, ...of } = { gold: claim.gold, projectId, userId, nowMs, among, taken };
    const drawn = gold
      ? await drawMixed(db, { ...of, mix: gold, wanted: allowed.wanted, ordinary })
      : { taskIds: (await ordinary(allowed.wanted)).map(({ id }) => id), gold: [] };
    fresh.push(...drawn.taskIds);
    unlocked.push(...drawn.gold);
  }
  await insertLeases(
    db,
    fresh.map((taskId) => ({ projectId, taskId, userId, createdAt: nowMs, expiresAt })),
  );
  await lockTasks(db, { taskIds: unlocked });
  await recountLocked(db, { taskIds: fresh });
  return { taskIds: [...held, ...fresh], expiresAt, reached };
}
