/**
 * The tiles job: cuts one large image into tiles, so that a browser need not hold it whole. Until it is done, and where it
 * fails, the image is shown whole, like smaller ones.
 */
import { z } from "zod";
import type { Db } from "@/db/client/database";
import { findAsset, updateAsset } from "@/db/queries/assets";
import { updateJob } from "@/db/queries/jobs";
import { tilesFolder } from "../../assets/asset-keys";
import { cutTiles } from "../../assets/cut-tiles";
import type { Services } from "../../context";
import { defineJob, type Job, type JobResult } from "../define-job";
import { holdRun } from "../job-runner";

const Payload = z.object({ assetId: z.string() });
/** Cutting starts from the beginning: it takes seconds. */
const Checkpoint = z.object({});
type TilesRun = Job<z.infer<typeof Payload>, z.infer<typeof Checkpoint>>;

const REPORTED = 50;

async function run(services: Services, job: TilesRun): Promise<JobResult> {
  const asset = await findAsset(services.database.read, { assetId: job.payload.assetId });
  // Gone with its project, or another import was quicker to store the same image.
  if (!asset) return { tiles: 0 };
  const hold = (work: (db: Db) => Promise<void>) =>
    services.database.write(async (db) => {
      await holdRun(services, db, job);
      await work(db);
    });
  const report = async (done: number) => {
    if (done % REPORTED === 0)
      await hold((db) =>
        updateJob(db, { id: job.id, progress: { done, total: null, unit: "tiles", perSecond: null } }),
      );
  };
  const { pyramid, tiles } = await cutTiles(services, asset, report);
  await hold((db) => updateAsset(db, { id: asset.id, tiles: pyramid }));
  return { tiles };
}

export const tilesJob = defineJob({
  class: "tiles",
  payload: Payload,
  checkpoint: Checkpoint,
  run,
  undo: async ({ storage }, { projectId, payload }) =>
    storage.deleteFolder(tilesFolder({ projectId, id: payload.assetId })),
});
