/** Has a large image cut into tiles, by a job in the transaction that stores it. */
import type { Db } from "@/db/client/database";
import type { AssetRow } from "@/db/queries/assets";
import { insertJob } from "@/db/queries/jobs";
import { isLarge } from "@/lib/images/tile-pyramid";
import type { Services } from "../context";

export async function queueTiles(
  { newId, now }: Pick<Services, "newId" | "now">,
  db: Db,
  { id: assetId, projectId, widthPx: width, heightPx: height, createdBy }: AssetRow & { createdBy: string },
): Promise<void> {
  if (!isLarge({ width, height })) return;
  await insertJob(db, {
    id: newId(),
    projectId,
    kind: "tiles",
    status: "queued",
    payload: { assetId },
    progress: { done: 0, total: null, unit: "tiles", perSecond: null },
    checkpoint: {},
    createdBy,
    createdAt: now(),
  });
}
