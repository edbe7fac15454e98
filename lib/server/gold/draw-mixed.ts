/**
 * Draws tasks for an annotator with gold tasks among them. Whether a draw is a gold one is decided by its number
 * (`isGoldTurn`), which is stored in the same transaction as the leases: a restart or a second browser draws on.
 */
import type { Db } from "@/db/client/database";
import {
  insertDraws,
  lockGoldTurn,
  type OpenGold,
  openGold,
  returnedOrdinary,
  updateGoldMember,
} from "@/db/queries/gold";
import { type OpenTask, openTasksAmong } from "@/db/queries/queue";
import { type GoldTurns, goldPlace, isGoldTurn } from "@/lib/gold/gold-turns";

/** `unfit`: gold tasks that cannot be scored, so that nobody is given them. */
export type GoldMix = { turns: GoldTurns; unfit: ReadonlySet<string> };

type Draw = {
  projectId: string;
  userId: string;
  nowMs: number;
  wanted: number;
  mix: GoldMix;
  /** Of these tasks alone. */
  among: readonly string[] | undefined;
  /** Those that the annotator has; what is drawn is added. */
  taken: Set<string>;
  /** The next tasks of the queue, at most so many. */
  ordinary: (wanted: number) => Promise<OpenTask[]>;
};

/** Gold tasks that may be drawn: given back before, new ones in the annotator's order, and those whose lease ran out. */
async function openGoldFor(db: Db, { projectId, userId, mix, among, taken }: Draw) {
  const wanted = among && new Set(among);
  const isOpen = ({ id }: OpenGold) => !taken.has(id) && !mix.unfit.has(id) && (wanted?.has(id) ?? true);
  const open = (await openGold(db, { projectId, userId })).filter(isOpen);
  const place = new Map(open.map(({ id }) => [id, goldPlace(mix.turns, id)]));
  const fresh = open.filter(({ drawn }) => !drawn);
  return {
    returned: open.filter(({ returned }) => returned),
    fresh: fresh.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)),
    lapsed: open.filter(({ drawn, returned }) => drawn && !returned),
  };
}

/** Ordinary tasks that were given back and still have room. */
async function backInQueue(db: Db, draw: Draw, limit: number): Promise<OpenTask[]> {
  const { projectId, userId, among, taken } = draw;
  const wanted = among && new Set(among);
  const given = await returnedOrdinary(db, { projectId, userId });
  const ids = given.filter((id) => !taken.has(id) && (wanted?.has(id) ?? true));
  if (ids.length === 0 || limit === 0) return [];
  const open = await openTasksAmong(db, { projectId, userId, among: ids, limit });
  for (const { id } of open) taken.add(id);
  return open;
}

/**
 * The drawn tasks, in queue order as a second browser reads them too, and which of them are gold. Tasks that were given
 * back come first, gold or not; a gold one whose lease ran out comes when the queue is empty.
 */
export async function drawMixed(db: Db, draw: Draw): Promise<{ taskIds: string[]; gold: string[] }> {
  const { projectId, userId, nowMs, wanted, mix } = draw;
  const turn = await lockGoldTurn(db, { projectId, userId });
  const { returned, fresh, lapsed } = await openGoldFor(db, draw);
  const gold = returned.slice(0, wanted);
  const back = await backInQueue(db, draw, wanted - gold.length);
  let hasFresh = fresh.length;
  const isGold = Array.from({ length: wanted - gold.length - back.length }, (_, at) => {
    const isTurn = isGoldTurn(turn + at, mix.turns) && hasFresh > 0;
    if (isTurn) hasFresh -= 1;
    return isTurn;
  });
  const queued = await draw.ordinary(isGold.filter((one) => !one).length);
  const others = [...queued];
  const drawn: OpenTask[] = [...gold, ...back];
  let draws = 0;
  const returnedGold = gold.length;
  for (const one of isGold) {
    const task = one ? fresh.shift() : (others.shift() ?? lapsed.shift());
    if (!task) break;
    draws += 1;
    drawn.push(task);
    if (!queued.includes(task)) gold.push(task as OpenGold);
  }
  const goldIds = gold.map(({ id }) => id);
  const backIds = back.map(({ id }) => id);
  await insertDraws(db, { projectId, userId, taskIds: [...goldIds, ...backIds], nowMs });
  if (draws > 0) await updateGoldMember(db, { projectId, userId, goldTurn: turn + draws });
  // Those that everybody begins with stand before ordinary ones of the same batch, whatever their ranks.
  const first = new Set(goldIds.slice(returnedGold, returnedGold + Math.max(0, mix.turns.onboarding - turn)));
  const isLater = ({ id }: OpenTask) => Number(!first.has(id));
  const taskIds = drawn
    .sort((a, b) => isLater(a) - isLater(b) || a.queueRank - b.queueRank)
    .map(({ id }) => id);
  return { taskIds, gold: goldIds };
}
