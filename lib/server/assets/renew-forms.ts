/**
 * Makes what is shown of images that were taken in before there were display forms and tiles (decision 0032). One image after
 * the other, beside the work and only while no job has any: an import waits for nothing. Each image is looked at once, also
 * where its file is damaged; a storage that cannot be reached ends the round, and the next one goes on.
 */
import sharp from "sharp";
import { type AssetRow, assetsWithoutForms, markForms } from "@/db/queries/assets";
import { liveJobIds } from "@/db/queries/jobs";
import { findProject } from "@/db/queries/projects";
import { HEAD_BYTES, needsForm } from "@/lib/images/needs-form";
import { isLarge } from "@/lib/images/tile-pyramid";
import type { Services } from "../context";
import type { Lane } from "../jobs/lanes";
import { displayKey } from "./asset-keys";
import { MAX_PIXELS, type StoredFormat } from "./clean-image";
import { formsOf } from "./forms-of";
import { queueTiles } from "./queue-tiles";

const POLL_MS = 5_000;
const BATCH = 100;

type Made = Pick<AssetRow, "displayKey" | "window">;
type Renewing = Pick<Services, "database" | "storage" | "log" | "now" | "newId">;

/** The file of an image that needs a form; null where it needs none, or is gone. */
async function fileToRenew({ storage, log }: Renewing, asset: AssetRow): Promise<Buffer | null> {
  if (asset.displayKey !== null) return null;
  const file = await storage.open(asset.storageKey);
  if (!file) {
    log.warn({ event: "image-forms", asset: asset.id, problem: "the storage does not have its file" });
    return null;
  }
  try {
    const head = await file.read(0, Math.min(HEAD_BYTES, asset.sizeBytes));
    return needsForm(head) ? Buffer.from(await file.read(0, asset.sizeBytes)) : null;
  } finally {
    await file.close();
  }
}

/** Stores the forms of an image. @returns null where it needs none, or cannot be read */
async function makeForms(services: Renewing, asset: AssetRow): Promise<Made | null> {
  const data = await fileToRenew(services, asset);
  if (!data) return null;
  const format = asset.mime.slice("image/".length) as StoredFormat;
  const forms = await sharp(data, { limitInputPixels: MAX_PIXELS })
    .metadata()
    .then((metadata) => formsOf({ data, format }, metadata))
    .catch((err: unknown) => {
      services.log.warn({ event: "image-forms", asset: asset.id, err });
      return null;
    });
  if (!forms?.display) return null;
  const key = displayKey(asset, forms.display.format);
  await services.storage.put(key, forms.display.data);
  await services.storage.put(asset.thumbnailKey, forms.thumbnail);
  return { displayKey: key, window: forms.window };
}

async function renew(services: Renewing, asset: AssetRow): Promise<void> {
  const made = await makeForms(services, asset);
  await services.database.write(async (db) => {
    // Another process may have been quicker.
    if (!(await markForms(db, { id: asset.id, formsAt: services.now(), ...made }))) return;
    const isUncut = asset.tiles === null && isLarge({ width: asset.widthPx, height: asset.heightPx });
    const project = isUncut && (await findProject(db, { projectId: asset.projectId }));
    if (project) await queueTiles(services, db, { ...asset, createdBy: project.createdBy });
  });
}

/** @returns whether all images have been looked at */
export async function renewForms(services: Renewing): Promise<boolean> {
  const { read } = services.database;
  let after = "";
  for (;;) {
    const assets = await assetsWithoutForms(read, { after, limit: BATCH });
    for (const asset of assets) {
      if ((await liveJobIds(read)).length > 0) return false;
      await renew(services, asset);
      after = asset.id;
    }
    if (assets.length < BATCH) return true;
  }
}

/** Images that are taken in by this version have their forms: once all have been looked at, nothing is left to do. */
export function imageFormsLane(services: Services): Lane {
  let isDone = false;
  const round = async () => {
    if (!isDone) isDone = await renewForms(services);
  };
  return { name: "image-forms", pollMs: POLL_MS, round };
}
